import { expect, test } from 'vitest';
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { countTime, randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { waitsAt, waitWords } from './waits-at.ts';

test('at any moment of a random run: the state that the moment is counted as', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 40; seed++) {
    const run = randomWaits(seed, { ticks: 120, actors: 4, threads: 2 });
    const store = readTrace([traceBytes(run.header, run.rounds.flat(), run.end)]);
    for (let i = 1; i < 12; i++) {
      const at = Math.floor((run.end.timeNs * i) / 12);
      const counted = countTime(run, at, at + 1);
      for (const { actor, state, whom } of waitsAt(store, at)) {
        seen.add(state);
        const states = (['busy', 'input', 'full', 'answer', 'outside'] as const).filter(
          (kind) => counted[kind][actor] === 1,
        );
        expect(states, `seed ${seed}, actor ${actor} at ${at}`).toEqual(state === 'away' ? [] : [state]);
        const [holder] = Object.entries(counted.answerBy).flatMap(([key, ns]) => {
          const [asker, of] = key.split(':').map(Number);
          return ns > 0 && asker === actor && of !== undefined && of >= 0 ? [of] : [];
        });
        if (state === 'answer' && holder !== undefined) expect(whom).toEqual([holder]);
      }
    }
  }
  expect(seen.size).toBe(6);
});

test('who waits for a place waits for those who read the queue; who asks, for those who could begin with it', () => {
  const run = randomWaits(1, { ticks: 0, actors: 3, threads: 3 });
  const started = [0, 1, 2].map((actor) => ({
    ...{ kind: 'actorStarted' as const, timeNs: 1, actor, thread: actor },
  }));
  const turn = (actor: number, id: number, timeNs: number) => [
    ...[{ kind: 'sent' as const, timeNs, actor, message: id, flags: SentFlag.timer, thread: actor }],
    ...[{ kind: 'taken' as const, timeNs, actor, message: id, thread: actor }],
  ];
  const store = readTrace([
    traceBytes(run.header, [
      ...started,
      ...turn(0, 1, 10),
      ...turn(1, 2, 10),
      { kind: 'sent', timeNs: 20, actor: 0, message: 3, queue: 1, thread: 0, flags: SentFlag.queued },
      { kind: 'taken', timeNs: 21, actor: 2, message: 3, queue: 1, thread: 2 },
      { kind: 'sent', timeNs: 30, actor: 0, message: 4, queue: 1, other: 1, thread: 0 },
      { kind: 'waited', timeNs: 31, actor: 0, message: 4, queue: 1, thread: 0 },
      { kind: 'sent', timeNs: 32, actor: 1, message: 5, queue: 1, other: 2, thread: 1, flags: SentFlag.ask },
    ]),
  ]);
  const [first, second, third] = waitsAt(store, 40);
  expect(first).toMatchObject({ state: 'full', queue: 1, whom: [2], message: store.messages.find(4) });
  expect(second).toMatchObject({ state: 'answer', queue: 1, whom: [2], message: store.messages.find(5) });
  expect(third).toMatchObject({ state: 'busy', whom: [] });
  expect(waitsAt(store, 40).map((at) => waitWords(store, at))).toEqual([
    'actor 0 waits for a place in queue 1, which actor 2 reads',
    'actor 1 waits for an answer of actor 2',
    'actor 2 is busy',
  ]);
  const [idle] = waitsAt(store, 20).filter(({ actor }) => actor === 2);
  expect(idle && waitWords(store, idle)).toBe('actor 2 waits for input from queue 1');
  expect(waitsAt(store, 0).map(({ state }) => state)).toEqual(['away', 'away', 'away']);
});
