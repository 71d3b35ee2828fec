import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { Fold, GAP_PX, type Gaps } from './fold.ts';
import { idleGaps } from './idle-gaps.ts';
import {
  columnTimes,
  fitted,
  foldedBy,
  nsPerPx,
  panBy,
  refolded,
  type TimeScale,
  timeAt,
  xOf,
  zoomAt,
} from './time-scale.ts';

function randomGaps(random: () => number): Gaps {
  const times = Float64Array.from({ length: 2 * Math.floor(1 + random() * 30) }, () => random() * 1e9).sort();
  return { start: times.filter((_, i) => i % 2 === 0), end: times.filter((_, i) => i % 2 === 1) };
}

/** Pixels up to a time, by adding up stretches. */
function pxByHand({ start, end }: Gaps, zoom: number, timeNs: number): number {
  let px = timeNs / zoom;
  for (let i = 0; i < start.length; i++) {
    const from = start[i] as number;
    const long = (end[i] as number) - from;
    const inside = Math.max(0, Math.min(timeNs, end[i] as number) - from);
    if (long / zoom > GAP_PX) px += (inside / long) * GAP_PX - inside / zoom;
  }
  return px;
}

test('folded positions are those added up by hand, ascend, and lead back', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = seeded(seed);
    const gaps = randomGaps(random);
    const fold = new Fold(gaps, 10 ** (2 + random() * 5));
    const times = Float64Array.from({ length: 200 }, () => (random() * 1.4 - 0.2) * 1e9).sort();
    let before = Number.NEGATIVE_INFINITY;
    for (const time of times) {
      const px = fold.pxOf(time);
      expect(px).toBeCloseTo(pxByHand(gaps, fold.nsPerPx, time), 4);
      expect(px).toBeGreaterThan(before);
      expect(Math.abs(fold.timeAt(px) - time)).toBeLessThan(1);
      before = px;
    }
  }
});

test('a scale with folds zooms, pans, fits and refolds about fixed points', () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = seeded(seed);
    const linear: TimeScale = { startNs: 0, endNs: 1e9, widthPx: 900 };
    const scale = foldedBy(linear, randomGaps(random));
    expect(xOf(scale, 0)).toBeCloseTo(0, 6);
    expect(scale.endNs).toBeGreaterThan(0.999e9);
    const x = random() * 900;
    const time = timeAt(scale, x);
    expect(xOf(scale, time)).toBeCloseTo(x, 4);
    for (const factor of [0.001, 0.4, 3]) {
      const zoomed = zoomAt(scale, x, factor);
      expect(xOf(zoomed, time)).toBeCloseTo(x, 4);
      expect(xOf(zoomed, zoomed.endNs)).toBeCloseTo(900, 4);
    }
    expect(xOf(panBy(scale, 70), time)).toBeCloseTo(x - 70, 4);
    const all = fitted(scale, 0, 1e9);
    expect(xOf(all, 0)).toBeCloseTo(18, 4);
    expect(xOf(all, 1e9)).toBeLessThan(900);
    const others = refolded(scale, randomGaps(random));
    expect(others.startNs).toBeCloseTo(scale.startNs, 3);
    expect(nsPerPx(others)).toBe(nsPerPx(scale));
    const times = columnTimes(scale, 450, new Float64Array(0));
    for (const column of [0, 17, 450]) expect(times[column]).toBeCloseTo(timeAt(scale, column * 2), 2);
  }
});

/** Whether some thread handles something and is not asleep, looked up bar by bar. */
function isWorking({ lanes, waits }: TraceStore, timeNs: number): boolean {
  return lanes.some(({ rows }, thread) => {
    const idle = waits.idle[thread];
    for (let i = 0; i < (idle?.n ?? 0); i++)
      if ((idle?.start[i] as number) <= timeNs && timeNs < (idle?.end[i] as number)) return false;
    return rows.some(({ n, start, end }) => {
      for (let i = 0; i < n; i++)
        if ((start[i] as number) <= timeNs && timeNs < (end[i] as number)) return true;
      return false;
    });
  });
}

test('idle gaps are where no thread works, and all that are long enough', () => {
  let inGaps = 0;
  for (let seed = 0; seed < 16; seed++) {
    const { header, records } = randomTrace(seed, { messages: 40, meanGapNs: 60_000, actors: 3 });
    const waits = randomWaits(seed, { ticks: 60, actors: 3 });
    for (const store of [
      readTrace([traceBytes(header, records)]),
      readTrace([traceBytes(waits.header, waits.rounds.flat(), waits.end)]),
    ]) {
      const least = store.lastNs / 500;
      const { start, end } = idleGaps(store, 0, store.lastNs, least);
      const isGap = (time: number) => start.some((from, i) => from <= time && time < (end[i] as number));
      for (let i = 1; i < start.length; i++) expect(start[i]).toBeGreaterThan(end[i - 1] as number);
      // Where nobody works for longer than the least, most of it is told of; where somebody works, nothing.
      let idle: boolean[] = [];
      let longOnes = 0;
      const steps = 1500;
      for (let s = 0; s < steps; s++) {
        const time = ((s + 0.5) / steps) * store.lastNs;
        const gap = isGap(time);
        if (gap) inGaps++;
        if (isWorking(store, time)) {
          expect(gap).toBe(false);
          if (idle.length > 5) {
            longOnes++;
            expect(idle.filter((told) => told).length).toBeGreaterThan(idle.length / 2);
          }
          idle = [];
        } else idle.push(gap);
      }
      expect(longOnes).toBeGreaterThan(0);
    }
  }
  expect(inGaps).toBeGreaterThan(500);
});
