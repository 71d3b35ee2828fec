import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { rateWords } from '../moments/rate-words.ts';
import { DepthLevels } from '../queues/depth-levels.ts';
import { Bars } from '../reading/bars.ts';
import { BusyLevels } from '../reading/levels.ts';
import { readTrace } from '../reading/read-trace.ts';
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { arrowsAround, arrowsInView, distanceTo, firstArrowsInView } from './arrows.ts';
import { hitTest } from './hit-test.ts';
import { asTheyCome, putInGroup, toggleCollapsed, toggleGroup, togglePinned } from './lane-arrangement.ts';
import { type LaneOfThread, laneAt, layOutLanes, rowAt, rowMiddle } from './lanes.ts';
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

test('shares of columns side by side are those asked for one by one, wide ones to the accuracy of wider bins', () => {
  const random = seeded(8);
  const levels = new BusyLevels();
  let clock = 0;
  for (let i = 0; i < 3000; i++) {
    clock += random() * 3e6;
    levels.add(clock, clock + random() * 2e6);
    clock += 2e6;
  }
  levels.settle();
  const columns = 300;
  const span = clock / 600;
  // Every twentieth column is folded time, twenty times as long.
  const times = new Float64Array(columns + 1);
  for (let x = 0; x < columns; x++) times[x + 1] = (times[x] as number) + (x % 20 === 7 ? span * 20 : span);
  const found = new Float32Array(columns);
  levels.shares(times, columns, span, found);
  for (let x = 0; x < columns; x++) {
    const [from, to] = [times[x] as number, times[x + 1] as number];
    const one = levels.share(levels.levelFor(span), from, to);
    expect(Math.abs((found[x] as number) - one)).toBeLessThan(x % 20 === 7 ? 0.1 : 1e-6);
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
  expect(rateWords(1240, 1e9)).toBe('1.2k/s');
  expect(rateWords(3, 2e9)).toBe('1.5/s');
  expect(rateWords(0, 1e9)).toBe('0/s');
  expect(rateWords(5e6, 0.5e9)).toBe('10M/s');
  expect(durationWords(97.02e6)).toBe('97 ms');
  expect(durationWords(1.234e6)).toBe('1.23 ms');
  expect(durationWords(500)).toBe('500 ns');
  expect(durationWords(125e9)).toBe('2 min 5 s');
});

const lanesOf = (store: TraceStore) =>
  layOutLanes(
    store.lanes.map(({ rows, named }, i) => ({ name: `${i}`, rows: rows.length, named: named.length })),
    queues(2),
  );
const threads = (...rows: [rows: number, named: number][]): LaneOfThread[] =>
  rows.map(([count, named], i) => ({ name: `thread ${i}`, rows: count, named }));
const queues = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `queue ${i}` }));

test('lanes stand one under the other and a height finds its lane and row', () => {
  const layout = layOutLanes(threads([1, 0], [3, 3], [200, 0], [5, 2]), queues(2));
  let bottom = 0;
  for (const box of layout.boxes) {
    expect(box.topPx).toBe(bottom);
    bottom += box.heightPx;
    for (const row of [0, box.rows - 1]) {
      expect(laneAt(layout, rowMiddle(box, row))).toBe(box);
      if (box.kind === 'thread' && box.rows < 100) expect(rowAt(box, rowMiddle(box, row))).toBe(row);
    }
  }
  expect(layout.heightPx).toBe(bottom);
  expect(laneAt(layout, -1)).toBeNull();
  expect(laneAt(layout, layout.heightPx)).toBeNull();
});

test('lanes are collapsed, pinned and grouped as the user likes', () => {
  const four = threads([1, 0], [3, 3], [1, 0], [1, 0]);
  const names = (arrangement = asTheyCome) =>
    layOutLanes(four, queues(2), arrangement).boxes.map(({ kind, index }) => `${kind} ${index}`);
  const pinned = togglePinned(togglePinned(asTheyCome, 'thread thread 2'), 'queue queue 1');
  expect(names(pinned).slice(0, 3)).toEqual(['thread 2', 'queue 1', 'thread 0']);
  // What is pinned stays in place while the rest scrolls under it.
  const scrolled = layOutLanes(four, queues(2), pinned, 50);
  expect(scrolled.ofThread[2]?.topPx).toBe(50);
  expect(laneAt(scrolled, 51, 50)).toBe(scrolled.ofThread[2]);
  expect(laneAt(scrolled, 50 + scrolled.pinnedPx + 1, 50)?.pinned).toBe(false);
  expect(names(togglePinned(pinned, 'thread thread 2'))[0]).toBe('queue 1');

  const small = layOutLanes(four, [], toggleCollapsed(asTheyCome, 'thread thread 1')).ofThread[1];
  expect(small?.rows).toBe(1);
  expect(small?.heightPx).toBe(layOutLanes(four, []).ofThread[0]?.heightPx);

  let grouped = putInGroup(asTheyCome, 'thread thread 3', 'disk');
  grouped = putInGroup(grouped, 'queue queue 0', 'disk');
  expect(names(grouped).slice(0, 4)).toEqual(['group 0', 'thread 3', 'queue 0', 'thread 0']);
  const folded = layOutLanes(four, queues(2), toggleGroup(grouped, 'disk'));
  expect(folded.boxes.map(({ kind }) => kind)).toEqual(['group', 'thread', 'thread', 'thread', 'queue']);
  expect(folded.ofThread[3]).toBe(folded.boxes[0]);
  expect(names(putInGroup(putInGroup(grouped, 'thread thread 3', null), 'queue queue 0', null))).toEqual(
    names(),
  );
  expect(names({ ...asTheyCome, queuesShown: false })).toHaveLength(4);
});

test('a point finds the bar that a search through all bars finds', () => {
  const { header, records } = randomTrace(11, { messages: 200 });
  const store = readTrace([traceBytes(header, records)]);
  const layout = lanesOf(store);
  const scale = fitted({ startNs: 0, endNs: 1, widthPx: 1000 }, 0, store.lastNs);
  const random = seeded(2);
  let hits = 0;
  for (let i = 0; i < 3000; i++) {
    const x = random() * 1000;
    const y = random() * layout.heightPx;
    const box = laneAt(layout, y);
    const time = timeAt(scale, x);
    let expected = -1;
    if (box?.kind === 'thread' && rowAt(box, y) >= 0) {
      const bars = store.lanes[box.index]?.rows[rowAt(box, y)] as Bars;
      for (let b = 0; b < bars.n; b++)
        if ((bars.start[b] as number) <= time && time < (bars.end[b] as number))
          expected = bars.message[b] as number;
    }
    const hit = hitTest(store, layout, scale, [], x, y);
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
  const layout = lanesOf(store);
  const scale = fitted({ startNs: 0, endNs: 1, widthPx: 1000 }, 0, store.lastNs);
  const arrows = arrowsInView(store, layout.ofThread, scale, 50);
  expect(arrows?.length).toBe(50);
  expect(arrowsInView(store, layout.ofThread, scale, 49)).toBeNull();
  const first = firstArrowsInView(store, layout.ofThread, scale, 20);
  expect(first.total).toBe(50);
  const byTime = [...(arrows ?? [])].sort((a, b) => a.toXPx - b.toXPx).map((a) => a.message);
  expect(new Set(first.arrows.map((a) => a.message))).toEqual(new Set(byTime.slice(0, 20)));
  const arrow = arrows?.[0];
  if (arrow === undefined || arrows === null) throw new Error('no arrow');
  expect(arrow.toXPx).toBeGreaterThan(arrow.fromXPx);
  expect(distanceTo(arrow, arrow.toXPx, arrow.toYPx)).toBeLessThan(0.01);
  expect(distanceTo(arrow, arrow.fromXPx - 100, arrow.fromYPx)).toBeGreaterThan(90);
  const middle = hitTest(store, layOutLanes([], []), scale, [arrow], arrow.fromXPx, arrow.fromYPx);
  expect(middle).toEqual({ kind: 'arrow', message: arrow.message });
  const caused = arrows.find((a) => (store.messages.cause[a.message] as number) >= 0);
  if (caused === undefined) throw new Error('no message has a cause');
  const cause = store.messages.cause[caused.message] as number;
  expect(arrowsAround(store, layout.ofThread, scale, cause).effects.map((a) => a.message)).toContain(
    caused.message,
  );
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
