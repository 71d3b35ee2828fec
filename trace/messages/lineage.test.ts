import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { effectsOf, lineageOf } from './lineage.ts';

test('ancestors and effects are those that the records name', () => {
  let longest = 0;
  for (let seed = 1; seed <= 15; seed++) {
    const made = randomTrace(seed, { messages: 120, actors: 3, meanGapNs: 20_000 });
    const store = readTrace([
      traceBytes(made.header, made.records, { timeNs: made.endNs, state: 'stopped' }),
    ]);
    const sent = made.records.filter(({ kind }) => kind === 'sent');
    const causeOf = new Map(sent.map(({ message, other }) => [message as number, other ?? 0]));
    for (const id of causeOf.keys()) {
      const expected: number[] = [];
      for (let at = causeOf.get(id) ?? 0; at !== 0; at = causeOf.get(at) ?? 0) expected.unshift(at);
      longest = Math.max(longest, expected.length);
      const found = lineageOf(store, id, 2);
      expect(found?.self.id).toBe(id);
      expect(found?.ancestors.map((node) => node.id)).toEqual(expected.slice(-2));
      expect(found?.earlier).toBe(Math.max(0, expected.length - 2));
      const effects = [...causeOf].filter(([, cause]) => cause === id).map(([effect]) => effect);
      expect(found?.self.effects).toBe(effects.length);
      expect(new Set(effectsOf(store, id, 0, 1000).map((node) => node.id))).toEqual(new Set(effects));
      expect(effectsOf(store, id, 1, 2).length).toBe(Math.min(1, Math.max(0, effects.length - 1)));
    }
    expect(lineageOf(store, 12345, 2)).toBeNull();
  }
  expect(longest).toBeGreaterThan(2);
});
