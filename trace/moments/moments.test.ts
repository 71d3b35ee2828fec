import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import { waitsAt } from '../waits/waits-at.ts';
import { figuresAt } from './figures-at.ts';
import { Moments } from './moments.ts';
import { SpanIndex } from './span-index.ts';

test('an index of spans says what going through all of them says, while spans come late and end late', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const random = seeded(seed);
    const spans: { start: number; end: number }[] = [];
    const index = new SpanIndex((item) => spans[item]?.end ?? Number.NaN);
    // Longer than a group of blocks now and then.
    const size = seed % 5 === 0 ? 9000 : 300;
    const longest = seed % 3 === 0 ? 4 * size : 20;
    for (let batch = 0; batch < 10; batch++) {
      for (let i = 0; i < size / 10; i++) {
        const start = Math.floor(batch * (size / 10) + random() * size * 0.3);
        const end = random() < 0.1 ? Number.POSITIVE_INFINITY : start + Math.floor(random() * longest);
        index.add(start, spans.push({ start, end }) - 1);
      }
      for (const span of spans) if (random() < 0.05) span.end = Math.min(span.end, span.start + longest);
      index.settle();
      for (let i = 0; i < 20; i++) {
        const at = Math.floor(random() * size * 1.3);
        const inside = spans.filter(({ start, end }) => start <= at && at < end);
        const found = index.containing(at).map((item) => spans[item]?.start);
        expect(found).toEqual(inside.map(({ start }) => start).toSorted((a, b) => a - b));
        const times = spans
          .flatMap(({ start, end }) => (end > start ? [start, end] : [start]))
          .filter((time) => time < Number.POSITIVE_INFINITY);
        const after = Math.min(...times.filter((time) => time > at));
        const before = Math.max(...times.filter((time) => time < at));
        expect(index.next(at)?.timeNs ?? Number.POSITIVE_INFINITY).toBe(after);
        expect(index.previous(at)?.timeNs ?? Number.NEGATIVE_INFINITY).toBe(before);
      }
    }
  }
});

test('at any moment of a random run actors do what going through the whole run says', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 15; seed++) {
    const run = randomWaits(seed, { ticks: 150, actors: 5, threads: 2 });
    const reader = new TraceReader();
    const moments = new Moments(reader.store);
    const half = Math.floor(run.rounds.length / 2);
    const whole = traceBytes(run.header, run.rounds.flat(), run.end);
    const first = traceBytes(run.header, run.rounds.slice(0, half).flat());
    reader.push(whole.subarray(0, first.length));
    for (const untilNs of [reader.store.lastNs, run.end.timeNs]) {
      if (untilNs === run.end.timeNs) reader.push(whole.subarray(first.length));
      // Now and then in slices.
      while (!moments.update(seed % 2 === 0 ? 7 : undefined));
      for (let i = 0; i < 25; i++) {
        const at = Math.floor((untilNs * i) / 24);
        const slow = waitsAt(reader.store, at).map(({ reads: _, ...each }) => each);
        const fast = moments.actorsAt(at).map(({ handles: _, ...each }) => each);
        expect(fast, `seed ${seed} at ${at}`).toEqual(slow);
        for (const { state } of slow) seen.add(state);
      }
    }
  }
  expect(seen.size).toBe(6);
});

test('a queue held at any moment what had come and not gone, as deep as its depth, in order of arrival', () => {
  let deepest = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const made = randomTrace(seed, { messages: 200, actors: 4 });
    const store = readTrace([
      traceBytes(made.header, made.records, { timeNs: made.endNs, state: 'stopped' }),
    ]);
    const moments = new Moments(store);
    moments.update();
    const { queued, taken, queue: through, n, handled, to } = store.messages;
    for (let i = 0; i <= 40; i++) {
      const at = (made.endNs * i) / 40;
      for (const queue of made.header.queues.keys()) {
        const expected = [...Array(n).keys()]
          .filter((row) => through[row] === queue && (queued[row] ?? 0) <= at && at < (taken[row] ?? 0))
          .sort((a, b) => (queued[a] ?? 0) - (queued[b] ?? 0));
        expect(moments.contents.at(queue, at)).toEqual(expected);
        expect(expected.length).toBe(store.queues[queue]?.depthAt(at));
        deepest = Math.max(deepest, expected.length);
      }
      for (const actor of made.header.actors.keys()) {
        const rows = [...Array(n).keys()].filter((row) => to[row] === actor && (handled[row] ?? 0) <= at);
        expect(moments.handledBy(actor, at)).toBe(rows.length);
      }
    }
    const steps = [...new Set([queued, taken, handled].flatMap((times) => [...times.subarray(0, n)]))];
    const forward: number[] = [];
    for (let at = 0; ; ) {
      const found = moments.step(at, 1, [], []);
      if (found === null) break;
      at = found.timeNs;
      forward.push(at);
    }
    expect(forward).toEqual(steps.sort((a, b) => a - b));
    for (const [i, at] of forward.entries())
      expect(moments.step(at, -1, [], [])?.timeNs ?? 0).toBe(forward[i - 1] ?? 0);
  }
  expect(deepest).toBeGreaterThan(2);
});

test('figures of a moment: what moved since one before, who was waited for', () => {
  const made = randomTrace(3, { messages: 150, actors: 4 });
  const store = readTrace([traceBytes(made.header, made.records, { timeNs: made.endNs, state: 'stopped' })]);
  const moments = new Moments(store);
  moments.update();
  const { queued, taken, n } = store.messages;
  let sent = 0;
  let left = 0;
  for (let i = 0; i < 20; i++) {
    const [since, at] = [(made.endNs * i) / 20, (made.endNs * (i + 1)) / 20];
    const { moved, awaited, queues, actors } = figuresAt(store, moments, at, since);
    sent += moved?.reduce((sum, wire) => sum + wire.sent, 0) ?? 0;
    left += moved?.reduce((sum, wire) => sum + wire.taken, 0) ?? 0;
    // Nobody waits in it for a place or an answer.
    expect(awaited).toBeNull();
    expect(queues['queue 1']?.depth).toBe(store.queues[1]?.depthAt(at));
    expect(queues['queue 1']?.waiting?.length).toBe(Math.min(3, queues['queue 1']?.depth ?? 0));
    expect(actors['actor 1']?.handled).toBe(moments.handledBy(1, at));
    expect(actors['actor 1']?.doing).toMatch(/^(idle|not there|(on|awaits,) #\d\.\d+)$/);
  }
  const within = (times: Float64Array) => [...times.subarray(0, n)].filter((t) => t <= made.endNs).length;
  expect([sent, left]).toEqual([within(queued), within(taken)]);
  const waits = randomWaits(2, { ticks: 200, actors: 5, threads: 2 });
  const other = readTrace([traceBytes(waits.header, waits.rounds.flat(), waits.end)]);
  const all = new Moments(other);
  all.update();
  const named = Array.from({ length: 60 }, (_, i) => (waits.end.timeNs * i) / 60).map((at) => {
    const { awaited } = figuresAt(other, all, at);
    const whom = waitsAt(other, at).flatMap((wait) => wait.whom);
    expect(awaited === null).toBe(whom.length === 0);
    if (awaited) expect(whom.map((actor) => `actor ${actor}`)).toContain(awaited);
    return awaited;
  });
  expect(new Set(named).size).toBeGreaterThan(1);
});
