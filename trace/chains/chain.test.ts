import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { causesOf, chainStep, depthOf, effectsOf } from './chain.ts';

/** Row to row of its cause, from the records themselves. */
function madeUp(seed: number) {
  const { header, records } = randomTrace(seed, { messages: 120, actors: 4 });
  const { messages } = readTrace([traceBytes(header, records)]);
  const cause = new Map<number, number>();
  for (const { kind, message, other } of records)
    if (kind === 'sent' && other) cause.set(messages.find(message ?? 0), messages.find(other));
  return { messages, cause };
}

test('causes and effects are those of the records, near ones first', () => {
  let longest = 0;
  for (let seed = 0; seed < 30; seed++) {
    const { messages, cause } = madeUp(seed);
    for (let row = 0; row < messages.n; row++) {
      const back: number[] = [];
      for (let at = cause.get(row); at !== undefined; at = cause.get(at)) back.push(at);
      expect(causesOf(messages, row)).toEqual(back);
      expect(causesOf(messages, row, 1)).toEqual(back.slice(0, 1));
      expect(depthOf(messages, row)).toBe(back.length);
      longest = Math.max(longest, back.length);
      const isLedTo = (of: number): boolean =>
        cause.get(of) === row || (cause.get(of) !== undefined && isLedTo(cause.get(of) as number));
      const forward = [...cause.keys()].filter(isLedTo);
      const found = effectsOf(messages, row, 1000);
      expect([...found].sort((a, b) => a - b)).toEqual(forward.sort((a, b) => a - b));
      const away = found.map((each) => depthOf(messages, each));
      expect(away).toEqual([...away].sort((a, b) => a - b));
      expect(effectsOf(messages, row, 2)).toEqual(found.slice(0, 2));
    }
  }
  expect(longest).toBeGreaterThan(2);
});

test('who walks back walks the same way forth', () => {
  const random = seeded(1);
  for (let seed = 0; seed < 20; seed++) {
    const { messages } = madeUp(seed);
    const tip = Math.floor(random() * messages.n);
    let row = tip;
    let steps = 0;
    for (let next = row; next >= 0; next = chainStep(messages, row, -1, tip)) {
      row = next;
      steps++;
    }
    expect(steps).toBe(depthOf(messages, tip) + 1);
    while (--steps > 0) row = chainStep(messages, row, 1, tip);
    expect(row).toBe(tip);
    expect(chainStep(messages, tip, 1, tip)).toBe(messages.effectsOf(tip)[0] ?? -1);
  }
});
