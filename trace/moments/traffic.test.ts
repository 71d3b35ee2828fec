import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import { Traffic, type WireTraffic } from './traffic.ts';

const sorted = (traffic: WireTraffic[]) =>
  traffic.toSorted((a, b) => (a.actor + a.queue < b.actor + b.queue ? -1 : 1));

test('pieces of a run add up to what its records say, whatever the pieces', () => {
  for (const seed of [1, 2, 3]) {
    const { header, records, endNs } = randomTrace(seed, { messages: 300 });
    const bytes = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
    const wanted = new Map<string, WireTraffic>();
    for (const { kind, actor = -1, queue = -1 } of records) {
      if (kind !== 'sent' && kind !== 'taken') continue;
      const key = `${actor} ${queue}`;
      const wire = wanted.get(key) ?? { actor: `actor ${actor}`, queue: `queue ${queue}`, sent: 0, taken: 0 };
      wire[kind] += 1;
      wanted.set(key, wire);
    }
    const reader = new TraceReader();
    const traffic = new Traffic(reader.store);
    const sum = new Map<string, WireTraffic>();
    for (let from = 0; from < bytes.length; from += 5000) {
      reader.push(bytes.subarray(from, from + 5000));
      for (const wire of traffic.since()) {
        const key = `${wire.actor} ${wire.queue}`;
        const known = sum.get(key) ?? { ...wire, sent: 0, taken: 0 };
        sum.set(key, { ...known, sent: known.sent + wire.sent, taken: known.taken + wire.taken });
      }
    }
    const whole = sorted([...sum.values()]);
    // A message that was taken before its sender's records came is on no wire out of its sender.
    const early = (wires: WireTraffic[]) => wires.map(({ actor, queue, taken }) => ({ actor, queue, taken }));
    expect(early(whole).filter(({ taken }) => taken > 0)).toEqual(
      early(sorted([...wanted.values()])).filter(({ taken }) => taken > 0),
    );
    const sent = (wires: Iterable<WireTraffic>) => [...wires].reduce((all, wire) => all + wire.sent, 0);
    expect(sent(whole)).toBeLessThanOrEqual(300);
    expect(sent(whole)).toBeGreaterThan(150);
    expect(traffic.since()).toEqual([]);
  }
});

test('what has gone by unseen is left out', () => {
  const { header, records, endNs } = randomTrace(5, { messages: 50 });
  const reader = new TraceReader();
  const traffic = new Traffic(reader.store);
  reader.push(traceBytes(header, records, { timeNs: endNs, state: 'completed' }));
  traffic.skip();
  expect(traffic.since()).toEqual([]);
});
