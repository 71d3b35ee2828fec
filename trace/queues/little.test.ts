import { expect, test } from 'vitest';
import { DropFlag, DropReason, SentFlag } from '../../runtime/protocol/trace-file.ts';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes, type Written } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { checkLittle, littlesLaw } from './little.ts';

const header = randomTrace(1, { queues: 2 }).header;

test('random runs: both ways come to the same, and to what single messages say', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const run = randomTrace(seed, { messages: 200, queues: 3, threads: 1 + (seed % 4) });
    const store = readTrace([traceBytes(run.header, run.records, { timeNs: run.endNs, state: 'completed' })]);
    const laws = littlesLaw(store, store.lastNs);
    expect(checkLittle(store, store.lastNs), `seed ${seed}`).toEqual([]);
    for (const [queue, { name }] of run.header.queues.entries()) {
      const stays = run.records.flatMap((queued) => {
        if (queued.kind !== 'queued' || queued.queue !== queue) return [];
        const taken = run.records.find((r) => r.kind === 'taken' && r.message === queued.message);
        return [(taken?.timeNs ?? run.endNs) - queued.timeNs];
      });
      const sum = stays.reduce((all, ns) => all + ns, 0);
      const law = laws.find((each) => each.queue === name);
      expect(law?.averageStayNs).toBeCloseTo(sum / stays.length, 3);
      expect(law?.averageDepth).toBeCloseTo(sum / run.endNs, 9);
    }
  }
});

test('what is dropped, expired or still there counts as long as it was there', () => {
  const sent = (message: number, timeNs: number): Written => ({
    ...{ kind: 'sent', timeNs, message, queue: 0, actor: 0, flags: SentFlag.queued },
  });
  const flags = DropReason.oldest | DropFlag.hadPlace;
  const records: Written[] = [
    ...[sent(1, 100), sent(2, 100), sent(3, 200), sent(4, 300)],
    { kind: 'dropped', timeNs: 300, message: 1, queue: 0, actor: 0, flags },
    { kind: 'expired', timeNs: 500, message: 2, queue: 0, actor: 0 },
    { kind: 'taken', timeNs: 600, message: 3, queue: 0, actor: 1 },
    // It never came in.
    { kind: 'dropped', timeNs: 700, message: 5, queue: 0, actor: 0, flags: DropReason.newest },
  ];
  const store = readTrace([traceBytes(header, records, { timeNs: 1000, state: 'stopped' })]);
  expect(littlesLaw(store, 1000)).toEqual([
    {
      ...{ queue: 'queue 0', averageDepth: 1.7, arrivalsPerSecond: 4e6 },
      ...{ averageStayNs: (200 + 400 + 400 + 700) / 4, holds: true },
    },
  ]);
});

test('a trace that lost a step breaks the law, and says where', () => {
  const run = randomTrace(5, { messages: 50, queues: 2 });
  const end = { timeNs: run.endNs, state: 'completed' as const };
  const store = readTrace([traceBytes(run.header, run.records, end)]);
  store.queues[1]?.add(run.endNs / 2, 1);
  store.queues[1]?.settle();
  expect(checkLittle(store, run.endNs)).toEqual([expect.stringContaining('queue "queue 1" holds')]);
});
