import { expect, test } from 'vitest';
import { arrowsAround, arrowsInView, distanceTo } from './arrows.ts';
import { Bars } from './bars.ts';
import { DepthLevels } from './depth-levels.ts';
import { randomTrace, seeded } from './fixtures/random-trace.ts';
import { traceBytes } from './fixtures/trace-bytes.ts';
import { hitTest } from './hit-test.ts';
import { heightOf, laneAt, layOutLanes, rowAt, rowMiddle } from './lanes.ts';
import { BusyLevels } from './levels.ts';
import { readTrace } from './read-trace.ts';
import { sortRuns } from './sort-runs.ts';
import { durationWords, stepFor, tickLabel, ticks } from './ticks.ts';
import { fitted, panBy, reveal, type TimeScale, timeAt, within, xOf, zoomAt } from './time-scale.ts';

test('sorting runs is a stable sort', () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = seeded(seed);
    const n = Math.floor(random() * 200);
    const times = Float64Array.from({ length: n }, (_, i) => Math.floor(random() * 20) + (i % 30));
    const carried = Uint32Array.from({ length: n }, (_, i) => i);
    const expected = [...carried].sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
    sortRuns(times, carried, n);
    expect([...carried]).toEqual(expected);
  }
});

test('levels say the busy share of every bin, also after giving up fine bins', () => {
  const random = seeded(3);
  const levels = new BusyLevels(4, 64);
  const spans: [number, number][] = [];
  let clock = 0;
  for (let i = 0; i < 400; i++) {
    clock += random() * 50;
    const end = clock + random() * 60;
    spans.push([clock, end]);
    levels.add(clock, end);
    clock = end;
    if (i % 37 === 0) levels.settle();
  }
  levels.settle();
  expect(levels.baseShift).toBeGreaterThan(4);
  for (let level = 0; level < 5; level++) {
    const bin = 2 ** (levels.baseShift + level);
    for (let start = 0; start < clock; start += bin) {
      let busy = 0;
      for (const [a, b] of spans) busy += Math.max(0, Math.min(b, start + bin) - Math.max(a, start));
      expect(levels.share(level, start, start + bin)).toBeCloseTo(busy / bin, 4);
    }
  }
});

test('depth levels give the most and the last of each stretch, however the steps came', () => {
  const random = seeded(9);
  const n = 500;
  const time = Float64Array.from({ length: n }, () => random() * 5e8).sort();
  const depth = Int32Array.from({ length: n }, () => Math.floor(random() * 100));
  const levels = new DepthLevels();
  for (const [upTo, from] of [
    [200, 0],
    [350, 150],
    [n, 350],
  ] as const)
    levels.rebuild(time, depth, upTo, from);
  const level = levels.levelFor(2 ** 23);
  const read = { most: 0, last: 0 };
  for (let start = 0; start < 5e8; start += 2 ** 23) {
    const inside = [...time.keys()].filter(
      (i) => (time[i] as number) >= start && (time[i] as number) < start + 2 ** 23,
    );
    levels.read(level, start, start + 2 ** 23, read);
    expect(read).toEqual({
      most: Math.max(0, ...inside.map((i) => depth[i] as number)),
      last: inside.length === 0 ? -1 : depth[inside.at(-1) as number],
    });
  }
});

test('the time under the pointer stays where it is while zooming', () => {
  const scale: TimeScale = { startNs: 1e9, endNs: 3e9, widthPx: 800 };
  expect(timeAt(scale, xOf(scale, 1.7e9))).toBeCloseTo(1.7e9);
  const zoomed = zoomAt(scale, 200, 0.5);
  expect(timeAt(zoomed, 200)).toBeCloseTo(timeAt(scale, 200));
  expect(zoomed.endNs - zoomed.startNs).toBeCloseTo(1e9);
  expect(xOf(panBy(scale, 100), timeAt(scale, 100))).toBeCloseTo(0);
  const all = fitted(scale, 0, 5e9);
  expect(xOf(all, 0)).toBeGreaterThan(0);
  expect(xOf(all, 5e9)).toBeLessThan(800);
  expect(within({ startNs: 9e12, endNs: 9.1e12, widthPx: 800 }, 0, 1e9).startNs).toBeLessThan(1e9);
  expect(reveal(scale, 2e9, 2.1e9)).toBe(scale);
  expect(xOf(reveal(scale, 9e9, 9.1e9), 9e9)).toBeCloseTo(320);
});

test('ticks are round, far enough apart, and labelled with what tells them apart', () => {
  const random = seeded(5);
  for (let i = 0; i < 300; i++) {
    const startNs = random() * 10 ** (3 + Math.floor(random() * 12));
    const scale = { startNs, endNs: startNs + 10 ** (3.1 + random() * 11), widthPx: 700 };
    const found = ticks(scale);
    expect(found.length).toBeLessThanOrEqual(9);
    expect(new Set(found.map((t) => t.label)).size).toBe(found.length);
    for (let t = 1; t < found.length; t++)
      expect((found[t]?.xPx ?? 0) - (found[t - 1]?.xPx ?? 0)).toBeGreaterThanOrEqual(89);
  }
  expect(stepFor(14e6)).toBe(20e6);
  expect(tickLabel(12.4e9, 20e6)).toBe('12.40 s');
  expect(tickLabel(125e9, 5e9)).toBe('2:05');
  expect(tickLabel(125.5e9, 0.5e9)).toBe('2:05.5');
  expect(durationWords(97.02e6)).toBe('97 ms');
  expect(durationWords(1.234e6)).toBe('1.23 ms');
  expect(durationWords(500)).toBe('500 ns');
  expect(durationWords(125e9)).toBe('2 min 5 s');
});

test('lanes stand one under the other and a height finds its lane and row', () => {
  const boxes = layOutLanes([1, 3, 200], [0, 1]);
  for (const box of boxes)
    for (const row of [0, box.rows - 1]) {
      expect(laneAt(boxes, rowMiddle(box, row))).toBe(box);
      if (box.kind === 'thread' && box.rows < 100) expect(rowAt(box, rowMiddle(box, row))).toBe(row);
    }
  expect(laneAt(boxes, -1)).toBeNull();
  expect(laneAt(boxes, heightOf(boxes))).toBeNull();
});

test('a point finds the bar that a search through all bars finds', () => {
  const { header, records } = randomTrace(11, { messages: 200 });
  const store = readTrace([traceBytes(header, records)]);
  const boxes = layOutLanes(
    store.lanes.map((l) => l.rows.length),
    [0, 1],
  );
  const scale = fitted({ startNs: 0, endNs: 1, widthPx: 1000 }, 0, store.lastNs);
  const random = seeded(2);
  let hits = 0;
  for (let i = 0; i < 3000; i++) {
    const x = random() * 1000;
    const y = random() * heightOf(boxes);
    const box = laneAt(boxes, y);
    const time = timeAt(scale, x);
    let expected = -1;
    if (box?.kind === 'thread') {
      const bars = store.lanes[box.index]?.rows[rowAt(box, y)] as Bars;
      for (let b = 0; b < bars.n; b++)
        if ((bars.start[b] as number) <= time && time < (bars.end[b] as number))
          expected = bars.message[b] as number;
    }
    const hit = hitTest(store, boxes, scale, [], x, y);
    if (expected >= 0) {
      hits++;
      expect(hit).toEqual({ kind: 'bar', message: expected });
    } else if (hit !== null) {
      const taken = xOf(scale, store.messages.taken[hit.message] as number);
      const handled = xOf(scale, store.messages.handled[hit.message] as number);
      expect(Math.min(Math.abs(taken - x), Math.abs(handled - x))).toBeLessThanOrEqual(3);
    }
  }
  expect(hits).toBeGreaterThan(100);
});

test('arrows go from the sender to the receiver, and too many are none', () => {
  const { header, records } = randomTrace(12, { messages: 50 });
  const store = readTrace([traceBytes(header, records)]);
  const boxes = layOutLanes(
    store.lanes.map((l) => l.rows.length),
    [],
  );
  const scale = fitted({ startNs: 0, endNs: 1, widthPx: 1000 }, 0, store.lastNs);
  const arrows = arrowsInView(store, boxes, scale, 50);
  expect(arrows?.length).toBe(50);
  expect(arrowsInView(store, boxes, scale, 49)).toBeNull();
  const arrow = arrows?.[0];
  if (arrow === undefined || arrows === null) throw new Error('no arrow');
  expect(arrow.toXPx).toBeGreaterThan(arrow.fromXPx);
  expect(distanceTo(arrow, arrow.toXPx, arrow.toYPx)).toBeLessThan(0.01);
  expect(distanceTo(arrow, arrow.fromXPx - 100, arrow.fromYPx)).toBeGreaterThan(90);
  const middle = hitTest(store, [], scale, [arrow], arrow.fromXPx, arrow.fromYPx);
  expect(middle).toEqual({ kind: 'arrow', message: arrow.message });
  const caused = arrows.find((a) => (store.messages.cause[a.message] as number) >= 0);
  if (caused === undefined) throw new Error('no message has a cause');
  const cause = store.messages.cause[caused.message] as number;
  expect(arrowsAround(store, boxes, scale, cause).effects.map((a) => a.message)).toContain(caused.message);
});

test('busy time over many bars comes from the levels and stays close', () => {
  const bars = new Bars();
  for (let i = 0; i < 50_000; i++) {
    bars.begin(i * 1e6, i, 0);
    bars.finish(i * 1e6 + 0.3e6);
  }
  bars.levels.settle();
  expect(bars.busyWithin(0, 5e10) / 5e10).toBeCloseTo(0.3, 2);
  expect(bars.busyWithin(1e10, 3e10) / 2e10).toBeCloseTo(0.3, 2);
});
