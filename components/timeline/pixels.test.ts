import { expect, test } from 'vitest';
import { over, pixelOf } from './pixels.ts';
import { rampOf, shadeOf, shadesOf } from './shades.ts';

test('a colour and an opacity are one pixel, in the order of an image', () => {
  const bytes = new Uint8ClampedArray(
    new Uint32Array([pixelOf('#102030', 1), pixelOf('#ff8000', 0.5)]).buffer,
  );
  expect([...bytes]).toEqual([16, 32, 48, 255, 255, 128, 0, 128]);
});

test('a pixel over another is mixed by its opacity', () => {
  const under = pixelOf('#000000', 1);
  expect(over(pixelOf('#ffffff', 1), under)).toBe(pixelOf('#ffffff', 1));
  expect(over(pixelOf('#ffffff', 0), under)).toBe(under);
  expect(over(pixelOf('#ff8040', 0.4), pixelOf('#004080', 1))).toBe(pixelOf('#665a66', 1));
});

test('what was busy at all is seen, and more is never fainter', () => {
  const shades = shadesOf('#336699');
  expect(shadeOf(1e-6)).toBe(1);
  expect(shadeOf(1)).toBe(shadeOf(7));
  const alphas = [...shades].map((pixel) => pixel >>> 24);
  expect(alphas).toEqual([...alphas].sort((a, b) => a - b));
  expect(rampOf('#336699', 0.5)[255]).toBe(pixelOf('#336699', 0.5));
  expect((rampOf('#336699', 0.5)[0] as number) >>> 24).toBe(0);
});
