import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { onBar, threadColours } from '@/components/parts/thread-colours.ts';
import { contrast } from './contrast.ts';

const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8');

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThan(-1);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map((m) => [m[1], m[2]]));
}

const themes = { light: tokens('[data-theme="light"]'), dark: tokens('[data-theme="dark"]') };
const grounds = ['surface', 'canvas', 'raised', 'field', 'hover'];

test('black on white is 21, and the order does not matter', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

test('the system theme shows the same dark', () => {
  expect(tokens('[data-theme="system"]')).toEqual(themes.dark);
});

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const t = themes[theme];
  const of = (name: string) => t[name] ?? '';

  test.each(['ink', 'muted', 'accent-text', 'warn', 'danger', 'ok'])('%s reads on every ground', (text) => {
    for (const ground of grounds)
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
  test('words on what is filled', () => {
    for (const [ink, ground] of [
      ['accent-ink', 'accent'],
      ['accent-ink', 'accent-strong'],
      ['danger-ink', 'danger-fill'],
      ['accent-text', 'accent-soft'],
      ['ink', 'accent-soft'],
      ['muted', 'accent-soft'],
    ] as const)
      expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
  test('focus ring and switches stand out', () => {
    for (const ground of grounds)
      for (const mark of ['accent', 'control'])
        expect(contrast(of(mark), of(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
  test.each(Object.entries(threadColours))('thread colour %s', (_name, colour) => {
    for (const ground of ['surface', 'canvas', 'raised'])
      expect(contrast(colour[theme], of(ground)), ground).toBeGreaterThanOrEqual(3);
    expect(contrast(onBar[theme], colour[theme]), 'text on a bar').toBeGreaterThanOrEqual(4.5);
  });
});
