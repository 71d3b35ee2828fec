import { describe, expect, test } from 'vitest';
import {
  DropFlag,
  DropReason,
  type RunEnd,
  SentFlag,
  type TraceHeader,
} from '../runtime/protocol/trace-file.ts';
import { checkTrace } from './check-trace.ts';
import { randomTrace } from './fixtures/random-trace.ts';
import { traceBytes, type Written } from './fixtures/trace-bytes.ts';

const header: TraceHeader = {
  flow: 'Checked',
  startedAtMs: 1_790_000_000_000,
  previewBytes: 0,
  threads: ['one', 'two'].map((name) => ({ name, colour: 'blue' })),
  queues: [{ name: 'jobs', capacity: 2, whenFull: 'wait' }],
  actors: ['source', 'worker', 'worker 2'].map((name, i) => ({
    ...{ name, actor: name, copy: 0, thread: Math.min(i, 1) },
  })),
};
const end: RunEnd = { timeNs: 10_000, state: 'completed' };
const completed = (records: Written[], options = {}) => checkTrace(traceBytes(header, records, end), options);

/** Message `id` through the queue: sent, queued, taken, handled at these times. */
function life(id: number, [sent, queued, taken, handled]: number[], more: Partial<Written> = {}): Written[] {
  const one = { message: id, queue: 0 };
  return [
    { ...one, kind: 'sent' as const, timeNs: sent ?? 0, actor: 0, ...more },
    { ...one, kind: 'queued' as const, timeNs: queued ?? 0, actor: 0, value: 1 },
    { ...one, kind: 'taken' as const, timeNs: taken ?? 0, actor: 1, thread: 1, value: 0 },
    { ...one, kind: 'handled' as const, timeNs: handled ?? 0, actor: 1, thread: 1 },
  ];
}
const good = () => life(1, [10, 20, 30, 40]);
const dropped = (flags: number): Written => ({
  ...{ kind: 'dropped', timeNs: 25, actor: 0, message: 1, queue: 0, flags },
});
const without = (...kinds: Written['kind'][]) => good().filter(({ kind }) => !kinds.includes(kind));
const changed = (kind: Written['kind'], change: Partial<Written>) =>
  good().map((record) => (record.kind === kind ? { ...record, ...change } : record));

describe('nothing is found', () => {
  test('in a good life', () => {
    expect(completed(good())).toEqual([]);
  });
  test('in good lives of all kinds', () => {
    const records: Written[] = [
      ...life(1, [10, 20, 30, 90], { flags: SentFlag.ask }),
      { kind: 'answered', timeNs: 50, actor: 1, thread: 1, message: 2, other: 1 },
      { kind: 'resumed', timeNs: 60, actor: 0, message: 2 },
      { kind: 'sent', timeNs: 60, actor: 1, thread: 1, message: 3, queue: 0, other: 1 },
      { kind: 'dropped', timeNs: 61, actor: 1, thread: 1, message: 3, queue: 0, flags: DropReason.newest },
      { kind: 'deadLettered', timeNs: 62, actor: 1, thread: 1, message: 3, queue: 0 },
      { kind: 'sent', timeNs: 70, actor: 0, message: 4, flags: SentFlag.start },
      { kind: 'taken', timeNs: 71, actor: 0, message: 4 },
      { kind: 'handled', timeNs: 72, actor: 0, message: 4 },
      { kind: 'sent', timeNs: 80, actor: 0, message: 5, queue: 0 },
      { kind: 'waited', timeNs: 81, actor: 0, message: 5, queue: 0, value: 2 },
      { kind: 'queued', timeNs: 82, actor: 0, message: 5, queue: 0, value: 1 },
    ];
    expect(completed(records)).toEqual([]);
  });
  test('where a message enters its queue as it is sent, and loses its place later', () => {
    const entered = changed('sent', { flags: SentFlag.queued }).filter(({ kind }) => kind !== 'queued');
    expect(completed(entered)).toEqual([]);
    const lost = [...entered.slice(0, 1), dropped(DropReason.oldest | DropFlag.hadPlace)];
    expect(completed(lost)).toEqual([]);
    const twice = [1, 2, 3, 4].flatMap((id) =>
      life(id, [id, 0, 30 + id, 40 + id], { flags: SentFlag.queued }).filter(({ kind }) => kind !== 'queued'),
    );
    expect(completed(twice).join()).toMatch(/holds 2, and 4 wait in it/);
  });
  test('where a question is turned away, and answered with that', () => {
    const asked = { message: 1, queue: 0, timeNs: 10, actor: 0 };
    const answer: Written[] = [
      { kind: 'answered', timeNs: 30, actor: 0, message: 2, other: 1 },
      { kind: 'resumed', timeNs: 40, actor: 0, message: 2 },
    ];
    const sent: Written = { ...asked, kind: 'sent', flags: SentFlag.ask };
    expect(completed([sent, dropped(DropReason.closed), ...answer])).toEqual([]);
    const queued: Written = { ...asked, kind: 'queued', timeNs: 12 };
    expect(completed([sent, queued, ...answer]).join()).toMatch(/answers 1 before it is taken/);
  });
  test('where records were left out', () => {
    const cut: Written = { kind: 'cut', timeNs: 22, thread: 0xffff, message: 9, payload: 'left out' };
    expect(completed([cut, ...good().slice(1)])).toEqual([]);
    expect(completed([...good().slice(0, 2), cut])).toEqual([]);
    expect(completed([cut, ...changed('taken', { timeNs: 15 })]).join()).toMatch(/taken before it is queued/);
    const removed = { records: 9, bytes: 400, untilNs: 5, depths: [1], working: [] };
    const bytes = traceBytes({ ...header, removed }, life(1, [10, 20, 30, 40]).slice(0, 2));
    expect(checkTrace(bytes).join()).toBe('');
    const fuller = traceBytes({ ...header, removed: { ...removed, depths: [4] } }, good());
    expect(checkTrace(fuller).join()).toMatch(/holds 2, and 5 wait in it/);
  });
  test('in a run that was cut off, whatever was going on', () => {
    expect(checkTrace(traceBytes(header, without('handled')))).toEqual([]);
    expect(checkTrace(traceBytes(header, good().slice(0, 1)))).toEqual([]);
  });
  test.each([1, 2, 3])('in a made-up run, seed %d', (seed) => {
    const { header, records, endNs } = randomTrace(seed, { queues: 40, messages: 30, preview: false });
    const found = checkTrace(traceBytes(header, records, { timeNs: endNs, state: 'completed' }));
    expect(found).toEqual([]);
  });
});

describe('is found', () => {
  test.each<[string, Written[], RegExp]>([
    ['an id used twice', [...good(), ...life(1, [50, 60, 70, 80])], /message 1 is sent twice/],
    ['a message without a number', changed('sent', { message: 0 }), /without a number/],
    ['a message nobody sent', without('sent'), /message 1 is never sent/],
    ['taken twice', [...good(), ...without('sent', 'queued', 'handled')], /message 1 is taken twice/],
    ['taken without being queued', without('queued'), /taken and never queued/],
    ['handled without being taken', without('taken'), /handled and never taken/],
    ['handled by another', changed('handled', { actor: 2 }), /handled by another actor/],
    ['queued before it is sent', changed('queued', { timeNs: 5 }), /queued before it is sent/],
    ['taken before it is queued', changed('taken', { timeNs: 15 }), /taken before it is queued/],
    ['handled before it is taken', changed('handled', { timeNs: 25 }), /handled before it is taken/],
    [
      'dropped and taken',
      [...good(), { kind: 'dropped', timeNs: 25, actor: 0, message: 1, queue: 0 }],
      /dropped and taken/,
    ],
    [
      'merged and queued',
      [
        ...without('taken', 'handled'),
        { kind: 'merged', timeNs: 25, actor: 0, message: 1, queue: 0, other: 1 },
      ],
      /merged and queued/,
    ],
    [
      'a cause that comes later',
      [...good(), ...life(2, [25, 35, 45, 55], { actor: 1, thread: 1, other: 1 })],
      /message 2 is sent before its cause, 1, is taken/,
    ],
    [
      'a cause that nobody took',
      [...without('taken', 'handled'), ...life(2, [25, 35, 45, 55], { other: 1 })],
      /because of 1, which nobody took/,
    ],
    [
      'a cause that another took',
      [...good(), ...life(2, [45, 46, 47, 48], { other: 1 })],
      /because of 1 by who did not take it/,
    ],
    [
      'an answer to no question',
      [...good(), { kind: 'answered', timeNs: 35, actor: 1, thread: 1, message: 9, other: 1 }],
      /answers 1, which is no question/,
    ],
    [
      'an answer that never arrives',
      [
        ...changed('sent', { flags: SentFlag.ask }),
        { kind: 'answered', timeNs: 35, actor: 1, thread: 1, message: 9, other: 1 },
      ],
      /message 9 is an answer that never arrives/,
    ],
    [
      'deeper than it holds by its messages',
      [1, 2, 3, 4].flatMap((id) => life(id, [id, 10 + id, 30 + id, 40 + id])),
      /holds 2, and 4 wait in it/,
    ],
    ['lost on the way', without('queued', 'taken', 'handled'), /sent and gets lost/],
    ['taken and never handled', without('handled'), /taken and never handled/],
    [
      'dropped from a place it never had',
      [...without('queued', 'taken', 'handled'), dropped(DropReason.closed | DropFlag.hadPlace)],
      /dropped from a place that it never had/,
    ],
    ['queued at once and again', changed('sent', { flags: SentFlag.queued }), /message 1 is queued twice/],
  ])('%s', (_what, records, finding) => {
    expect(completed(records).join('\n')).toMatch(finding);
  });

  test('what a queue of version 1 says of itself', () => {
    const old = (records: Written[]) => checkTrace(traceBytes(header, records, end, 1)).join();
    expect(old(good())).toBe('');
    expect(old(changed('queued', { value: 3 }))).toMatch(/says 3 wait, and holds 2/);
    expect(old([...without('taken', 'handled'), ...life(2, [50, 51]).slice(0, 2)])).toMatch(
      /ends with 1 by its own count, and 2 messages wait/,
    );
  });

  test('deeper than it holds by one, where threads take and put by themselves', () => {
    const shared = { ...header, queues: header.queues.map((queue) => ({ ...queue, shared: true })) };
    const records = [1, 2, 3].flatMap((id) => life(id, [id, 10 + id, 30 + id, 40 + id]));
    expect(checkTrace(traceBytes(shared, records, end)).join()).toMatch(/holds 2, and 3 wait in it/);
    expect(completed(records)).toEqual([]);
    // At one time a place is given up before it is taken.
    const swapped = [1, 2, 3].flatMap((id) => life(id, [id, 10 * id, 30, 40 + id]));
    expect(checkTrace(traceBytes(shared, swapped, end)).join()).toBe('');
  });

  test('deeper than the capacity that was set, but what is in when it is lowered stays', () => {
    const shared = { ...header, queues: header.queues.map((queue) => ({ ...queue, shared: true })) };
    const found = (...records: Written[]) => checkTrace(traceBytes(shared, records, end)).join();
    const set = (timeNs: number, value: number): Written => ({
      kind: 'capacitySet',
      timeNs,
      queue: 0,
      value,
    });
    const [one, two, three] = [
      life(1, [1, 11, 31, 41]),
      life(2, [2, 12, 32, 42]),
      life(3, [3, 13, 33, 43]),
    ] as [Written[], Written[], Written[]];
    expect(found(...one, ...two, ...three)).toMatch(/holds 2, and 3 wait in it/);
    expect(found(set(5, 3), ...one, ...two, ...three)).toBe('');
    expect(found(set(5, 3), set(20, 1), ...one, ...two, ...three)).toBe('');
    // Two have left before the fourth comes; one of the three may stay.
    const late = life(4, [4, 40, 44, 45]);
    expect(found(set(5, 3), set(20, 2), ...one, ...two, ...life(3, [3, 13, 43, 46]), ...late)).toBe('');
    expect(found(set(5, 3), set(20, 1), ...one, ...two, ...life(3, [3, 13, 43, 46]), ...late)).toMatch(
      /holds 1, and 2 wait in it/,
    );
  });

  test('one overtaking another from the same sender, but not where the order is free', () => {
    const [sentA, queuedA, takenA, handledA] = life(1, [10, 11, 30, 31]) as [
      Written,
      Written,
      Written,
      Written,
    ];
    const [sentB, queuedB, takenB, handledB] = life(2, [12, 13, 20, 21]) as [
      Written,
      Written,
      Written,
      Written,
    ];
    const records = [sentA, queuedA, sentB, queuedB, takenB, handledB, takenA, handledA];
    expect(completed(records)).toEqual(['message 1 is taken after 2, which the same actor sent later']);
    expect(completed(records, { unordered: ['jobs'] })).toEqual([]);
  });
});
