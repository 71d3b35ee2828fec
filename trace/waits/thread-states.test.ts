import { expect, test } from 'vitest';
import { type RandomWaits, randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { type ThreadStretch, threadStates } from './thread-states.ts';

/** What the docs of thread-states say, word for word, at one moment and from what was made up. */
function stateAt({ header, truth }: RandomWaits, thread: number, timeNs: number): string {
  const now = (spans: RandomWaits['truth']['turns']) =>
    spans
      .filter(({ from, to }) => from <= timeNs && timeNs < to)
      .filter(({ actor, what }) => (actor < 0 ? what : header.actors[actor]?.thread) === thread)
      .sort((a, b) => a.from - b.from);
  const working = new Set(now(truth.turns).map(({ actor }) => actor));
  if (working.size === 0) return 'input -1';
  const mine = ({ actor }: { actor: number }) => working.has(actor);
  const held = now(truth.held).filter(mine);
  const asks = now(truth.asks).filter(mine);
  const waiting = new Set([...held, ...asks].map(({ actor }) => actor));
  if (now(truth.idle).length === 0 && waiting.size < working.size) return 'working -1';
  if (held[0] !== undefined) return `full ${held[0].what}`;
  return asks[0] === undefined ? 'outside -1' : `answer ${asks[0].what}`;
}

test.each([1, 2, 3, 4, 5, 6])('the state of each thread at any moment, seed %i', (seed) => {
  const made = randomWaits(seed, { actors: 6, threads: 3, ticks: 400 });
  const store = readTrace([traceBytes(made.header, made.rounds.flat(), made.end)]);
  const seen = new Set<string>();
  for (const thread of made.header.threads.keys()) {
    const states = [...threadStates(store, thread)];
    for (const [i, { startNs, endNs, state, what }] of states.entries()) {
      expect(endNs).toBeGreaterThan(startNs);
      const before = states[i - 1] as ThreadStretch | undefined;
      if (before === undefined) continue;
      expect(startNs).toBe(before.endNs);
      expect([state, what]).not.toEqual([before.state, before.what]);
    }
    const moments = new Set(
      Object.values(made.truth).flatMap((spans) => spans.flatMap(({ from, to }) => [from, to])),
    );
    const last = states.at(-1) as ThreadStretch;
    for (const timeNs of moments) {
      if (timeNs < (states[0]?.startNs ?? 0) || timeNs >= last.endNs) continue;
      const found = states.find(({ startNs, endNs }) => startNs <= timeNs && timeNs < endNs);
      expect(`${found?.state} ${found?.what}`).toBe(stateAt(made, thread, timeNs));
      seen.add(found?.state ?? '');
    }
  }
  expect([...seen].sort()).toEqual(['answer', 'full', 'input', 'outside', 'working']);
});
