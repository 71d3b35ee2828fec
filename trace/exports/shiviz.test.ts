import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { shiviz } from './shiviz.ts';

/** What ShiViz reads a log by unless somebody says otherwise. */
const EVENT = /(?<host>\S*) (?<clock>\{.*\})\n(?<event>.*)\n?/y;

interface Event {
  host: string;
  clock: Record<string, number>;
  text: string;
  /** Which message it is about, and whether it is its sending or its taking. */
  message: string | undefined;
  verb: string | undefined;
}

function parse(log: string): Event[] {
  const events: Event[] = [];
  EVENT.lastIndex = 0;
  while (EVENT.lastIndex < log.length) {
    const { host = '', clock = '', event: text = '' } = EVENT.exec(log)?.groups ?? {};
    if (host === '') throw new Error(`no event at ${EVENT.lastIndex}`);
    const [, verb, , message] = / (sends|takes|is done with) (\w+) (#[\d.]+)/.exec(text) ?? [];
    events.push({ host, clock: JSON.parse(clock) as Record<string, number>, text, message, verb });
  }
  return events;
}

const stores: [string, TraceStore][] = [
  ...[1, 2, 3].map((seed): [string, TraceStore] => {
    const { header, records, endNs } = randomTrace(seed, { messages: 150, threads: 4 });
    for (const thread of header.threads) thread.name = thread.name.replace('thread', 'my  thread {');
    return [
      `random ${seed}`,
      readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]),
    ];
  }),
  ...[4, 5, 6].map((seed): [string, TraceStore] => {
    const { header, rounds, end } = randomWaits(seed, { threads: 3, ticks: 400 });
    return [`waits ${seed}`, readTrace([traceBytes(header, rounds.flat(), end)])];
  }),
];

test.each(stores)('%s: every line is read, and each host counts from 1', (_, store) => {
  const events = parse([...shiviz(store)].join(''));
  const counts = new Map<string, number>();
  for (const { host, clock, verb } of events) {
    expect(verb).toBeDefined();
    const next = (counts.get(host) ?? 0) + 1;
    counts.set(host, next);
    expect(clock[host]).toBe(next);
  }
  expect(counts.size).toBe(store.head.threads.length);
  // A clock names only hosts that are there, and none of their events that are not.
  for (const { clock } of events)
    for (const [host, at] of Object.entries(clock)) expect(at).toBeLessThanOrEqual(counts.get(host) ?? 0);
});

test.each(stores)('%s: one event knows of another exactly where that came before it', (_, store) => {
  const events = parse([...shiviz(store)].join(''));
  // Happened before, by going along every way: the host's own order, and from a send to its taking.
  const before = events.map(() => new Uint8Array(events.length));
  const lastOf = new Map<string, number>();
  const sendOf = new Map<string, number>();
  for (const [i, { host, message, verb }] of events.entries()) {
    const mine = before[i] as Uint8Array;
    const direct = [lastOf.get(host), verb === 'takes' ? sendOf.get(message ?? '') : undefined];
    for (const at of direct) {
      if (at === undefined) continue;
      mine[at] = 1;
      for (let j = 0; j < at; j++) if ((before[at] as Uint8Array)[j] === 1) mine[j] = 1;
    }
    lastOf.set(host, i);
    if (verb === 'sends') sendOf.set(message ?? '', i);
  }
  const isLess = (a: Event, b: Event) =>
    Object.entries(a.clock).every(([host, at]) => at <= (b.clock[host] ?? 0)) &&
    JSON.stringify(a.clock) !== JSON.stringify(b.clock);
  let wrong = 0;
  for (let i = 0; i < events.length; i++)
    for (let j = 0; j < events.length; j++)
      if (i !== j && isLess(events[i] as Event, events[j] as Event) !== (before[j]?.[i] === 1)) wrong++;
  expect(wrong).toBe(0);
});

test.each(stores)(
  '%s: no message is taken before it was sent, and what it caused comes after',
  (_, store) => {
    const events = parse([...shiviz(store)].join(''));
    const at = new Map(events.map(({ message, verb }, i) => [`${verb} ${message}`, i]));
    for (const { message } of events) {
      const sent = at.get(`sends ${message}`);
      const taken = at.get(`takes ${message}`);
      const done = at.get(`is done with ${message}`);
      if (sent !== undefined && taken !== undefined) expect(sent).toBeLessThan(taken);
      if (taken !== undefined && done !== undefined) expect(taken).toBeLessThan(done);
    }
  },
);
