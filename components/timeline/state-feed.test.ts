import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChunkKind } from '@/runtime/protocol/trace-file.ts';
import { randomTrace } from '@/trace/fixtures/random-trace.ts';
import { chunkBytes, headerBytes, joined, recordBytes } from '@/trace/fixtures/trace-bytes.ts';
import { TraceReader } from '@/trace/reading/trace-reader.ts';
import type { RunWaits } from '@/trace/waits/run-waits.ts';
import { StateFeed } from './state-feed.ts';
import type { TracePhase, TraceState } from './trace-messages.ts';
import { TraceScreen } from './trace-screen.ts';
import { WaitsFeed } from './waits-feed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A live run whose first half has come; time goes on by the (made-up) clock. */
function liveRun() {
  const { header, records, endNs } = randomTrace(5, { messages: 40, actors: 4, threads: 2 });
  const half = Math.floor(records.length / 2);
  const reader = new TraceReader();
  const come = (part: typeof records) =>
    reader.push(joined(part.map((one) => chunkBytes(one.thread ?? 0, ChunkKind.records, recordBytes(one)))));
  reader.push(headerBytes({ ...header, startedAtMs: 1 }));
  come(records.slice(0, half));
  const { store } = reader;
  const begun = performance.now();
  const run = { phase: { name: 'reading', again: false } as TracePhase, live: true };
  const now = () => ({ ns: endNs + (performance.now() - begun) * 1e6, live: run.live });
  const screen = new TraceScreen(store, now, { live: true, calm: false, onFrame: () => {} });
  screen.resize(900, 400, 1);
  const told: Partial<TraceState>[] = [];
  const waitsTold: RunWaits[] = [];
  const waits = new WaitsFeed(store, now, (found) => {
    waitsTold.push(found);
    feed.plan();
  });
  const hooks = { grown: () => waits.grown(), post: (state: Partial<TraceState>) => void told.push(state) };
  const feed = new StateFeed(screen, now, () => run.phase, waits, hooks);
  /** As the worker does: a beat while nothing comes. */
  const beats = async (seconds: number) => {
    for (let beat = 0; beat < seconds; beat++) {
      feed.plan();
      await vi.advanceTimersByTimeAsync(1000);
    }
  };
  return { ...{ feed, told, waitsTold, screen, store, run, beats }, rest: () => come(records.slice(half)) };
}

const parts = (told: readonly Partial<TraceState>[]) => told.flatMap((state) => Object.keys(state));

test('the page is told everything once, then what has changed', async () => {
  const { feed, told, store, run } = liveRun();
  feed.plan();
  feed.plan();
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(70);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ messages: store.sentCount, lastNs: store.lastNs, phase: run.phase });
  // Nobody sees the timeline.
  expect(parts(told)).not.toContain('lanes');
  expect(Object.keys(told[0]?.figures?.actors ?? {})).toContain('actor 1');
  told.length = 0;
  run.phase = { name: 'lost', retryMs: 250 };
  feed.plan();
  await vi.advanceTimersByTimeAsync(120);
  expect(told[0]).toMatchObject({ phase: { name: 'lost' } });
  expect(parts(told)).not.toContain('messages');
});

test('what comes in many pieces is told some fifteen times a second, the figures half as often', async () => {
  const { feed, told, screen } = liveRun();
  for (let piece = 0; piece < 500; piece++) {
    // Each has brought something.
    screen.store.batches += 1;
    feed.plan();
    await vi.advanceTimersByTimeAsync(2);
  }
  const figures = told.filter((state) => state.figures !== undefined);
  expect(told.length).toBeLessThanOrEqual(17);
  expect(figures.length).toBeGreaterThanOrEqual(7);
  expect(figures.length).toBeLessThanOrEqual(11);
});

test('a run in which nothing happens has nothing to tell', async () => {
  const { told, waitsTold, beats, rest, store, feed } = liveRun();
  await beats(10);
  told.length = 0;
  waitsTold.length = 0;
  await beats(60);
  expect(told).toEqual([]);
  expect(waitsTold.length).toBeLessThanOrEqual(20);
  told.length = 0;
  rest();
  feed.plan();
  await vi.advanceTimersByTimeAsync(120);
  expect(told[0]).toMatchObject({ messages: store.sentCount, figures: { messages: store.sentCount } });
});

test('while nobody sees the page it hears of the phase alone; what it missed comes when it is seen', async () => {
  const { told, feed, beats, rest, run, store } = liveRun();
  await beats(3);
  feed.setSeen(false);
  await vi.advanceTimersByTimeAsync(1000);
  told.length = 0;
  rest();
  await beats(5);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  run.phase = { name: 'lost', retryMs: 250 };
  await beats(2);
  expect(told).toHaveLength(1);
  expect(told[0]?.phase).toEqual(run.phase);
  told.length = 0;
  rest();
  feed.setSeen(true);
  await vi.advanceTimersByTimeAsync(1300);
  expect(Object.assign({}, ...told)).toMatchObject({ figures: { messages: store.sentCount } });
});

test('the figures of a run that is over are told once more, over all of it, and stay', async () => {
  const { told, feed, beats, run } = liveRun();
  await beats(2);
  told.length = 0;
  run.live = false;
  run.phase = { name: 'ended', crashed: true };
  feed.plan();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.filter((state) => state.figures !== undefined).length).toBeGreaterThanOrEqual(1);
  expect(vi.getTimerCount()).toBe(0);
});
