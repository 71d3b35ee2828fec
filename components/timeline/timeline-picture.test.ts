// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { randomTrace } from '@/trace/fixtures/random-trace.ts';
import { traceBytes } from '@/trace/fixtures/trace-bytes.ts';
import { readTrace } from '@/trace/reading/read-trace.ts';
import { laneLabels } from './lane-labels.ts';
import { timelineSvg } from './timeline-picture.ts';
import type { Palette } from './trace-messages.ts';
import { TraceScreen } from './trace-screen.ts';

const palette: Palette = {
  ...{ surface: '#ffffff', line: '#e0e0e0', strong: '#c0c0c0', ink: '#111111', muted: '#666666' },
  ...{ warn: '#aa6600', danger: '#cc0000', accent: '#4444cc', onBar: '#ffffff' },
  threads: { blue: '#3366cc' },
};

function pictureOf(messages: number): Element {
  const { header, records, endNs } = randomTrace(3, { messages, actors: 6, threads: 3 });
  const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
  const now = { ns: store.lastNs, live: false };
  const screen = new TraceScreen(store, () => now, { live: false, calm: true, onFrame: () => {} });
  screen.resize(900, 400, 1);
  screen.setPalette(palette);
  screen.camera.fit(store.lastNs, 0);
  screen.layOut();
  const measure = (text: string) => ({ width: text.length * 6 }) as TextMetrics;
  const svg = timelineSvg(screen, laneLabels(screen, now.ns), now, measure);
  const page = new DOMParser().parseFromString(svg ?? '', 'image/svg+xml');
  expect(page.querySelector('parsererror')).toBeNull();
  return page.documentElement;
}

// Few messages are drawn one by one, many as shades.
test.each([60, 30_000])('%i messages: shapes and letters alone, with the names of the lanes', (messages) => {
  const root = pictureOf(messages);
  expect(root.getAttribute('viewBox')).toMatch(/^0 0 \d+ 400$/);
  const kinds = new Set([...root.querySelectorAll('*')].map(({ tagName }) => tagName));
  expect([...kinds].sort()).toEqual(['clipPath', 'g', 'path', 'rect', 'text', 'title']);
  const words = [...root.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(words).toEqual(expect.arrayContaining(['thread 0', 'thread 1', 'thread 2', 'queue 0', 'queue 1']));
  const colours = new Set([...root.querySelectorAll('[fill]')].map((e) => e.getAttribute('fill')));
  expect(colours).toContain('#3366cc');
  expect(root.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
});
