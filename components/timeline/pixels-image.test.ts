import { expect, test, vi } from 'vitest';
import type { Pen } from './pen.ts';
import { Pixels } from './pixels.ts';

const WIDTH = 23;
const HEIGHT = 17;

/** As much of a browser's canvas as an image needs: Node has none. */
class Surface {
  readonly pixels: Uint32Array;
  readonly width: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.pixels = new Uint32Array(width * height);
  }
  getContext() {
    return this;
  }
  putImageData(image: Image, _x: number, _y: number, left: number, top: number, w: number, h: number) {
    expect([left, w]).toEqual([0, this.width]);
    const from = new Uint32Array(image.data.buffer);
    this.pixels.set(from.subarray(top * w, (top + h) * w), top * w);
  }
}
class Image {
  readonly data: Uint8ClampedArray;
  constructor(width: number, height: number) {
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}
vi.stubGlobal('OffscreenCanvas', Surface);
vi.stubGlobal('ImageData', Image);

/** What stands on the screen, and how many lines of it were drawn. */
function shown(pixels: Pixels): { all: Uint32Array; lines: number; transforms: number[] } {
  const all = new Uint32Array(WIDTH * HEIGHT);
  const transforms: number[] = [];
  let lines = 0;
  const pen = {
    setTransform: (scale: number) => transforms.push(scale),
    drawImage(from: Surface, _sx: number, top: number, w: number, h: number) {
      lines += h;
      all.set(from.pixels.subarray(top * w, (top + h) * w), top * w);
    },
  };
  pixels.flush(pen as unknown as Pen, 2);
  return { all, lines, transforms };
}

/** The same, one pixel at a time. */
class Slow {
  all = new Uint32Array(WIDTH * HEIGHT);
  top = 0;
  bottom = HEIGHT;
  put(x: number, y: number, pixel: number) {
    const isIn = x >= 0 && x < WIDTH && y >= Math.max(0, this.top) && y < Math.min(HEIGHT, this.bottom);
    if (isIn) this.all[y * WIDTH + x] = pixel;
  }
}

function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each([1, 2, 3, 4, 5])('fills and stamps are what they would be pixel by pixel (%i)', (seed) => {
  const next = random(seed);
  const pixels = new Pixels();
  for (let frame = 0; frame < 20; frame++) {
    const slow = new Slow();
    // Lines may reach over the image, and nothing of a frame before stays.
    slow.top = next(HEIGHT) - 3;
    slow.bottom = slow.top + next(HEIGHT + 6);
    pixels.begin(WIDTH, HEIGHT, slow.top, slow.bottom);
    for (let step = next(12); step > 0; step--) {
      const pixel = 1 + next(0xffffff);
      const [y, rows] = [next(HEIGHT + 8) - 4, next(6)];
      const kind = next(3);
      if (kind === 0) {
        const [from, to] = [next(WIDTH + 8) - 4, next(WIDTH + 8) - 4];
        pixels.fill(from, to, y, y + rows, pixel);
        for (let x = from; x < to; x++) for (let row = y; row < y + rows; row++) slow.put(x, row, pixel);
        continue;
      }
      for (let x = 0; x < WIDTH; x++) pixels.line[x] = next(2) * pixel;
      if (kind === 1) pixels.stamp(y, rows);
      else pixels.stampOver(y, rows);
      for (let x = 0; x < WIDTH; x++) {
        const put = pixels.line[x] as number;
        if (kind === 1 || put !== 0) for (let row = y; row < y + rows; row++) slow.put(x, row, put);
      }
    }
    expect(shown(pixels).all).toEqual(slow.all);
  }
});

test('only lines that hold something are drawn, in device pixels; none at all where there are none', () => {
  const pixels = new Pixels();
  pixels.begin(WIDTH, HEIGHT, 0, HEIGHT);
  pixels.fill(3, 9, 5, 7, 0xff00ff);
  expect(shown(pixels)).toMatchObject({ lines: 2, transforms: [1, 2] });
  pixels.begin(WIDTH, HEIGHT, 0, HEIGHT);
  pixels.fill(9, 3, 5, 7, 0xff00ff);
  pixels.fill(3, 9, HEIGHT, HEIGHT + 4, 0xff00ff);
  expect(shown(pixels)).toMatchObject({ lines: 0, transforms: [] });
});
