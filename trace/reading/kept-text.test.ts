import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { KeptText, PAGE_BYTES } from './kept-text.ts';

test('texts of any length, from any place, are kept as they were', () => {
  const random = seeded(3);
  const source = new Uint8Array(4003);
  const views = [source, source.subarray(1), source.subarray(4, 3999)];
  const text = new KeptText();
  const kept: { at: number; length: number; wanted: string }[] = [];
  for (let i = 0; i < 20_000; i++) {
    for (let k = 0; k < 8; k++) source[Math.floor(random() * source.length)] = 32 + Math.floor(random() * 90);
    const bytes = views[i % views.length] as Uint8Array;
    const from = Math.floor(random() * bytes.length);
    const length = Math.min(bytes.length - from, Math.floor(random() * (i % 7 === 0 ? 900 : 120)));
    const wanted = new TextDecoder().decode(bytes.subarray(from, from + length));
    kept.push({ at: text.keep(bytes, from, length), length, wanted });
  }
  expect(text.bytes).toBeGreaterThan(PAGE_BYTES);
  for (const { at, length, wanted } of kept) {
    expect(text.text(at, length)).toBe(wanted);
    const page = text.pageOf(at) as Uint8Array;
    const first = text.offsetOf(at);
    expect(new TextDecoder().decode(page.subarray(first, first + length))).toBe(wanted);
  }
});

test('what is longer than a page is cut to one', () => {
  const text = new KeptText();
  const long = new Uint8Array(PAGE_BYTES + 5).fill(65);
  expect(text.text(text.keep(long, 0, long.length), long.length).length).toBe(PAGE_BYTES);
});
