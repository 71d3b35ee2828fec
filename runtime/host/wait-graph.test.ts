import { expect, test } from 'vitest';
import { deadlockWords } from '../protocol/deadlock-words.ts';
import type { DeadlockInfo } from '../protocol/trace-file.ts';
import { DeadlockWatch } from './deadlock-watch.ts';
import { findKnots, nameCircle, stuckActors, type WaitSnapshot } from './wait-graph.ts';

type Actor = WaitSnapshot['actors'][number];
type Queue = WaitSnapshot['queues'][number];

const actor = (name: string, part: Partial<Actor> = {}): Actor => ({
  ...{ name, state: 'busy', queue: -1, holder: -1, steps: 0 },
  ...part,
});
const place = (name: string, queue: number) => actor(name, { state: 'place', queue });
const asks = (name: string, queue: number, holder = -1) => actor(name, { state: 'answer', queue, holder });
const queue = (name: string, readers: number[], part: Partial<Queue> = {}): Queue => ({
  ...{ name, readers, size: 1 },
  ...part,
});

const wordsOf = (snapshot: WaitSnapshot, info: DeadlockInfo) =>
  deadlockWords(info, {
    actor: (index) => snapshot.actors[index]?.name ?? '?',
    queue: (index) => snapshot.queues[index]?.name ?? '?',
  });
const named = (snapshot: WaitSnapshot) =>
  findKnots(snapshot).map((knot) => {
    const info = nameCircle(snapshot, knot);
    return `${info.kind} ${wordsOf(snapshot, info)}`;
  });

test('two that fill each other up', () => {
  const snapshot = {
    actors: [place('A', 1), place('B', 0)],
    queues: [queue('to A', [0]), queue('to B', [1])],
  };
  expect(named(snapshot)).toEqual([
    'full Deadlock: A waits for a place in to B, which B reads; B waits for a place in to A, which A reads.',
  ]);
});

test('two that ask each other: one is at it, the other has not begun', () => {
  const snapshot = {
    actors: [asks('A', 1, 1), asks('B', 0)],
    queues: [queue('to A', [0]), queue('to B', [1])],
  };
  expect(named(snapshot)).toEqual(['ask Deadlock: A waits for an answer of B; B waits for an answer of A.']);
});

test('some of each, and one who asks itself', () => {
  const mixed = {
    actors: [place('A', 1), asks('B', 0, 0), place('C', 1)],
    queues: [queue('to A', [0]), queue('jobs', [1])],
  };
  // C waits as well, but nobody waits for it.
  expect(named(mixed)).toEqual([
    'mixed Deadlock: A waits for a place in jobs, which B reads; B waits for an answer of A.',
  ]);
  expect(stuckActors(mixed)).toEqual([0, 1, 2]);
  const self = { actors: [asks('A', 0)], queues: [queue('to A', [0])] };
  expect(named(self)).toEqual(['ask Deadlock: A waits for an answer of itself.']);
  const full = { actors: [place('A', 0)], queues: [queue('own', [0])] };
  expect(named(full)).toEqual(['full Deadlock: A waits for a place in own, which it reads itself.']);
});

test('one reader that can move is enough', () => {
  const actors = [place('A', 1), place('B', 0), actor('C')];
  const queues = [queue('to A', [0]), queue('jobs', [1, 2])];
  expect(named({ actors, queues })).toEqual([]);
  expect(stuckActors({ actors, queues })).toEqual([]);
  // One that has ended takes nothing more.
  expect(named({ actors: [...actors.slice(0, 2), actor('C', { state: 'ended' })], queues })).toHaveLength(1);
});

test('copies that all wait are one deadlock, by its shortest circle', () => {
  const actors = [
    place('feeder', 0),
    asks('copy 1', 1),
    asks('copy 2', 1),
    asks('copy 3', 1, 4),
    asks('desk', 1),
  ];
  const queues = [queue('jobs', [1, 2, 3]), queue('questions', [0])];
  expect(named({ actors, queues })).toEqual([
    'mixed Deadlock: feeder waits for a place in jobs, which copy 1 reads; copy 1 waits for an answer of feeder.',
  ]);
});

test('a pool that keeps the asks of all who could give something back', () => {
  const pool = actor('pool', { state: 'idle', canWake: false });
  const queues = [queue('pool', [2], { size: 0, writers: [0, 1] })];
  const snapshot = { actors: [asks('A', 0, 2), asks('B', 0, 2), pool], queues };
  expect(named(snapshot)).toEqual([
    'ask Deadlock: A waits for an answer of pool, which waits for a message of A.',
  ]);
  // A message that waits for it, a writer that can move, a timer: any of them may bring the answer.
  const with_ = (part: Partial<Actor>, q: Partial<Queue>) => ({
    actors: [snapshot.actors[0], snapshot.actors[1], { ...pool, ...part }, actor('C')] as Actor[],
    queues: [queue('pool', [2], { size: 0, writers: [0, 1], ...q })],
  });
  expect(named(with_({}, { size: 1 }))).toEqual([]);
  expect(named(with_({}, { writers: [0, 1, 3] }))).toEqual([]);
  expect(named(with_({}, { writers: undefined }))).toEqual([]);
  expect(named(with_({ canWake: undefined }, {}))).toEqual([]);
});

test('two deadlocks at once are two', () => {
  const actors = [place('A', 1), place('B', 0), asks('C', 2, 3), asks('D', 2, 2), place('E', 1)];
  const queues = [queue('a', [0]), queue('b', [1]), queue('c', [])];
  expect(named({ actors, queues })).toHaveLength(2);
});

test('a long chain is no matter', () => {
  const count = 20_000;
  const actors = Array.from({ length: count }, (_, i) => place(`${i}`, (i + 1) % count));
  const queues = actors.map((_, i) => queue(`${i}`, [i]));
  const [knot] = findKnots({ actors, queues });
  expect(knot).toHaveLength(count);
  expect(nameCircle({ actors, queues }, knot ?? []).members).toHaveLength(count);
});

// Against brute force: every subset, every circle.

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

function randomSnapshot(seed: number): WaitSnapshot {
  const next = random(seed * 7919 + 1);
  const pick = (n: number) => Math.floor(next() * n);
  const actorCount = 1 + pick(6);
  const queueCount = 1 + pick(4);
  const some = (share: number) => [...Array(actorCount).keys()].filter(() => next() < share);
  const states = ['idle', 'busy', 'place', 'place', 'place', 'answer', 'answer', 'answer', 'ended'] as const;
  return {
    actors: Array.from({ length: actorCount }, (_, i) => {
      const state = states[pick(states.length)] ?? 'busy';
      const waits = state === 'place' || state === 'answer';
      return actor(`${i}`, {
        state: next() < 0.1 ? 'place' : state,
        queue: waits || next() < 0.5 ? pick(queueCount) : 0,
        holder: state === 'answer' && next() < 0.5 ? pick(actorCount) : -1,
        canWake: next() < 0.3,
      });
    }),
    queues: Array.from({ length: queueCount }, (_, i) =>
      queue(`${i}`, some(0.4), { size: pick(2), writers: next() < 0.8 ? some(0.5) : undefined }),
    ),
  };
}

/** For whom an actor waits; null where it may go on by itself. Written down again, from the interface's words. */
function waitsFor({ actors, queues }: WaitSnapshot, index: number): number[] | null {
  const { state, queue: q, holder, canWake } = actors[index] as Actor;
  const alive = (list: number[]) => list.filter((i) => actors[i]?.state !== 'ended');
  if (state === 'busy') return null;
  if (state === 'ended') return [];
  if (state === 'place') return alive(queues[q]?.readers ?? []);
  if (state === 'answer') return alive(holder >= 0 ? [holder] : (queues[q]?.readers ?? []));
  const own = queues.filter(({ readers }) => readers.includes(index));
  if (canWake !== false || own.some(({ size, writers }) => size > 0 || !writers)) return null;
  return alive(own.flatMap(({ writers }) => writers ?? []));
}

test('small random graphs: stuck is the greatest set that waits for itself alone, knots are its cores', () => {
  let knotsSeen = 0;
  let throughIdle = 0;
  for (let seed = 1; seed <= 4000; seed++) {
    const snapshot = randomSnapshot(seed);
    const { actors } = snapshot;
    const targets = actors.map((_, i) => waitsFor(snapshot, i));
    const alive = actors.flatMap(({ state }, i) => (state === 'ended' ? [] : [i]));
    const closed: number[][] = [];
    for (let bits = 1; bits < 2 ** alive.length; bits++) {
      const set = alive.filter((_, at) => bits & (1 << at));
      if (set.every((i) => targets[i]?.every((t) => set.includes(t)) ?? false)) closed.push(set);
    }
    const greatest = [...new Set(closed.flat())].sort((a, b) => a - b);
    expect(stuckActors(snapshot), `seed ${seed}`).toEqual(greatest);

    // Without those that cannot lead anywhere, the cores are the smallest closed sets.
    let hopeless: number[] = [];
    for (let before = -1; before !== hopeless.length; ) {
      before = hopeless.length;
      hopeless = greatest.filter((i) => (targets[i] ?? []).every((t) => hopeless.includes(t)));
    }
    const left = greatest.filter((i) => !hopeless.includes(i));
    const within = left.map((i) => (targets[i] ?? []).filter((t) => left.includes(t)));
    const closedLeft: number[][] = [];
    for (let bits = 1; bits < 2 ** left.length; bits++) {
      const set = left.filter((_, at) => bits & (1 << at));
      if (set.every((i) => within[left.indexOf(i)]?.every((t) => set.includes(t)))) closedLeft.push(set);
    }
    const cores = closedLeft
      .filter(
        (set) =>
          !closedLeft.some((other) => other.length < set.length && other.every((i) => set.includes(i))),
      )
      .filter((set) => set.some((i) => actors[i]?.state !== 'idle'))
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    const knots = findKnots(snapshot);
    expect(knots, `seed ${seed}`).toEqual(cores);

    for (const knot of knots) {
      knotsSeen++;
      const info = nameCircle(snapshot, knot);
      const circle = info.members.map((member) => member.actor);
      if (info.members.some(({ of }) => of !== undefined)) throughIdle++;
      const reach = (i: number): number[] => {
        const found = new Set<number>();
        const open = [...(targets[i] ?? [])];
        const seen = new Set<number>();
        for (let t = open.pop(); t !== undefined; t = open.pop()) {
          if (seen.has(t)) continue;
          seen.add(t);
          if (actors[t]?.state === 'idle') open.push(...(targets[t] ?? []));
          else found.add(t);
        }
        return [...found];
      };
      for (const [at, i] of circle.entries()) {
        expect(knot).toContain(i);
        expect(reach(i), `seed ${seed}`).toContain(circle[(at + 1) % circle.length]);
      }
      expect(new Set(circle).size).toBe(circle.length);
      const lengths: number[] = [];
      const walk = (start: number, path: number[]) => {
        for (const t of reach(path.at(-1) ?? start)) {
          if (t === start) lengths.push(path.length);
          else if (knot.includes(t) && !path.includes(t)) walk(start, [...path, t]);
        }
      };
      for (const start of knot) if (actors[start]?.state !== 'idle') walk(start, [start]);
      expect(circle.length, `seed ${seed}`).toBe(Math.min(...lengths));
      const kinds = new Set(info.members.map((member) => member.for));
      expect(info.kind).toBe(kinds.size === 2 ? 'mixed' : kinds.has('place') ? 'full' : 'ask');
    }
  }
  expect(knotsSeen).toBeGreaterThan(300);
  expect(throughIdle).toBeGreaterThan(10);
});

// Over time

const circle = (steps: number): WaitSnapshot => ({
  actors: [
    { ...place('A', 1), steps },
    { ...place('B', 0), steps: 7 },
  ],
  queues: [queue('to A', [0]), queue('to B', [1])],
});
const calm: WaitSnapshot = { actors: [actor('A'), actor('B')], queues: circle(0).queues };

test('a deadlock is told at the second look, and once', () => {
  const watch = new DeadlockWatch();
  expect(watch.look(circle(3))).toEqual({ found: [], resolved: [] });
  const { found } = watch.look(circle(3));
  expect(found).toHaveLength(1);
  expect(watch.look(circle(3))).toEqual({ found: [], resolved: [] });
  expect(watch.standing).toEqual(found);
});

test('who went a step further between two looks is in no deadlock', () => {
  const watch = new DeadlockWatch();
  for (let steps = 0; steps < 5; steps++) expect(watch.look(circle(steps)).found).toEqual([]);
});

test('one that is over is told, and may come back', () => {
  const watch = new DeadlockWatch();
  watch.look(circle(3));
  const { found } = watch.look(circle(3));
  const { resolved } = watch.look(calm);
  expect(resolved[0]).toBe(found[0]);
  expect(watch.standing).toEqual([]);
  expect(watch.look(calm)).toEqual({ found: [], resolved: [] });
  expect(watch.look(circle(9)).found).toEqual([]);
  expect(watch.look(circle(9)).found).toHaveLength(1);
});

test('the same circle with a step between is another deadlock', () => {
  const watch = new DeadlockWatch();
  watch.look(circle(3));
  watch.look(circle(3));
  const between = watch.look(circle(4));
  expect(between.resolved).toHaveLength(1);
  expect(between.found).toEqual([]);
  expect(watch.look(circle(4)).found).toHaveLength(1);
});
