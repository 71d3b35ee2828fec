import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { factsOf, shortId } from './message-detail.ts';
import { MessageList, type MessageQuery } from './message-list.ts';
import { SentOrder } from './sent-order.ts';
import { sortByNumber } from './sort-by-number.ts';
import { sortKeys } from './sort-messages.ts';

type Facts = ReturnType<typeof factsOf>;
const wordOf = ({ preview }: Facts) => (JSON.parse(preview) as { n: number; word: string }).word;
const numberOf = ({ preview }: Facts) => (JSON.parse(preview) as { n: number; word: string }).n;

/** Filters, and what they mean of a message, said in another way. */
const filters: [string, (m: Facts) => boolean][] = [
  ['', () => true],
  ['queue:"queue 1"', (m) => m.queue === 'queue 1'],
  ['from:"actor 1","actor 2"', (m) => m.from === 'actor 1' || m.from === 'actor 2'],
  ['-actor:"actor 0"', (m) => m.from !== 'actor 0' && m.to !== 'actor 0'],
  ['thread:"Thread 2"', (m) => m.fromThread === 'thread 2' || m.toThread === 'thread 2'],
  ['outcome:failed', (m) => m.outcome === 'error'],
  ['took>60us', (m) => (m.handledNs ?? Number.NaN) - (m.takenNs ?? Number.NaN) > 60e3],
  ['waited<=20us', (m) => (m.takenNs ?? Number.NaN) - (m.queuedNs ?? m.sentNs ?? Number.NaN) <= 20e3],
  ['W3', (m) => wordOf(m) === 'w3'],
  ['actor', () => true],
  ['word=w3 n>20', (m) => wordOf(m) === 'w3' && numberOf(m) > 20],
  ['-word:w n!=7', () => false],
  ['n=7', (m) => numberOf(m) === 7],
  ['id:1.3', (m) => shortId(m.id) === '1.3'],
];

function found(list: MessageList, store: TraceStore, query: Partial<MessageQuery>): Facts[] {
  list.want({ filter: '', sort: { by: 'at', down: false }, ...query }, Number.POSITIVE_INFINITY);
  while (list.isWorking) list.goOn(0);
  return [...list.read().rows].map((row) => factsOf(store, row));
}

test('a filter finds what it says, in order of time, while the trace grows', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const made = randomTrace(seed, { messages: 80 });
    const whole = traceBytes(made.header, made.records, { timeNs: made.endNs, state: 'stopped' });
    const reader = new TraceReader();
    const list = new MessageList(reader.store, new SentOrder(reader.store));
    let fed = 0;
    for (const share of [0.3, 0.7, 1]) {
      const until = Math.floor((whole.length * share) / 8) * 8;
      reader.push(whole.subarray(fed, until));
      fed = until;
      const { store } = reader;
      const all = Array.from({ length: store.messages.n }, (_, row) => factsOf(store, row));
      for (const [filter, holds] of filters) {
        // What was sent and is not read yet has no content to look at.
        const expected = all.filter((m) => m.sentNs !== null && holds(m));
        const seen = found(list, store, { filter }).filter((m) => m.sentNs !== null);
        expect(
          seen.map(({ id }) => id),
          `${filter} of seed ${seed}`,
        ).toEqual(expected.toSorted((a, b) => (a.sentNs ?? 0) - (b.sentNs ?? 0)).map(({ id }) => id));
      }
    }
  }
});

test('every column sorts both ways, and what is not known comes last', () => {
  const made = randomTrace(5, { messages: 120 });
  const reader = new TraceReader();
  reader.push(traceBytes(made.header, made.records.slice(0, -30)));
  const { store } = reader;
  const list = new MessageList(store, new SentOrder(store));
  const key: Record<(typeof sortKeys)[number], (m: Facts) => number | string | null> = {
    at: (m) => m.sentNs,
    id: (m) => m.id,
    from: (m) => m.from,
    queue: (m) => m.queue,
    to: (m) => m.to,
    held: (m) => (m.queuedNs === null || m.sentNs === null ? null : m.queuedNs - m.sentNs),
    waited: (m) => (m.takenNs === null || m.sentNs === null ? null : m.takenNs - (m.queuedNs ?? m.sentNs)),
    took: (m) => (m.handledNs === null || m.takenNs === null ? null : m.handledNs - m.takenNs),
    outcome: (m) => m.outcome,
    size: (m) => m.bytes,
    content: (m) => m.preview || null,
  };
  for (const by of sortKeys)
    for (const down of [false, true]) {
      const values = found(list, store, { sort: { by, down } })
        .filter((m) => m.sentNs !== null)
        .map(key[by]);
      const known = values.filter((value) => value !== null);
      const expected = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known, `${by} ${down}`).toEqual(down ? expected.reverse() : expected);
      expect(values.slice(0, known.length), `${by}: unknown ones last`).toEqual(known);
    }
});

test('names that the run does not have are told', () => {
  const made = randomTrace(1, { messages: 5 });
  const reader = new TraceReader();
  reader.push(traceBytes(made.header, made.records));
  const list = new MessageList(reader.store, new SentOrder(reader.store));
  expect(found(list, reader.store, { filter: 'queue:nosuch' })).toEqual([]);
  expect(list.read().problems).toEqual([{ at: 0, length: 12, message: 'This run has no queue “nosuch”.' }]);
});

test('sorting by numbers is sorting, and stable', () => {
  const random = seeded(3);
  for (let size = 0; size < 400; size += 57) {
    const values = Array.from({ length: size }, () =>
      random() < 0.1 ? Number.NaN : random() < 0.5 ? Math.floor(random() * 9) : random() * 1e17,
    );
    for (const down of [false, true]) {
      const work = sortByNumber(Uint32Array.from(values.keys()), Float64Array.from(values), down);
      let step = work.next();
      while (!step.done) step = work.next();
      const last = down ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      const of = (i: number) => (Number.isNaN(values[i]) ? last : (values[i] as number));
      const expected = [...values.keys()].sort((a, b) => {
        const [x, y] = [of(a), of(b)];
        return x === y ? a - b : (x < y ? -1 : 1) * (down ? -1 : 1);
      });
      expect([...step.value]).toEqual(expected);
    }
  }
});
