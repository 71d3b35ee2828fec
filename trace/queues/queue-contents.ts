/** What stood in each queue at any moment: its messages, in order of arrival. Brought up to date when it is asked. */

import { SpanIndex } from '../moments/span-index.ts';
import { MarkKind, type Marks } from '../reading/marks.ts';
import { Fate } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';

export class QueueContents {
  /** By queue: from when each message had its place to when it gave it up; items are rows of messages. */
  readonly queues: SpanIndex[] = [];
  private readonly store: TraceStore;
  private seen = 0;
  /** Rows that have no place yet and may still be told to have had one. */
  private late: number[] = [];
  /** By row: when a message that was dropped or expired gave up its place. */
  private readonly lost = new Map<number, number>();
  private readonly marksSeen = new WeakMap<Marks, number>();

  constructor(store: TraceStore) {
    this.store = store;
  }

  /**
   * Takes in what is new, `most` messages at a time.
   * @returns false where some are left
   */
  update(most = Number.POSITIVE_INFINITY): boolean {
    const { store, queues } = this;
    const { messages } = store;
    for (let q = queues.length; q < store.head.queues.length; q++)
      queues.push(new SpanIndex((row) => this.leftNs(row)));
    this.readMarks();
    const horizonNs = store.ended === null ? store.horizon.at(store.lastNs) : Number.POSITIVE_INFINITY;
    const late: number[] = [];
    for (const row of this.late) this.place(row, horizonNs, late);
    const until = Math.min(messages.n, this.seen + most);
    for (; this.seen < until; this.seen++) this.place(this.seen, horizonNs, late);
    this.late = late;
    for (const queue of queues) queue.settle();
    return this.seen === messages.n;
  }

  private place(row: number, horizonNs: number, late: number[]): void {
    const { queued, queue, fate, sent, handled } = this.store.messages;
    const timeNs = queued[row] as number;
    if (!Number.isNaN(timeNs)) {
      this.queues[queue[row] as number]?.add(timeNs, row);
      return;
    }
    // Its end may be read before its beginning, which another thread wrote.
    const end = handled[row] as number;
    const lastNs = Number.isNaN(end) ? (sent[row] as number) : end;
    if ((fate[row] as number) <= Fate.handling || !(lastNs <= horizonNs)) late.push(row);
  }

  private readMarks(): void {
    for (const marks of this.store.marks) {
      const { message, kind, time } = marks;
      for (let i = this.marksSeen.get(marks) ?? 0; i < marks.n; i++)
        if (kind[i] === MarkKind.dropped || kind[i] === MarkKind.expired)
          this.lost.set(message[i] as number, time[i] as number);
      this.marksSeen.set(marks, marks.n);
    }
  }

  /** Infinity while it waits. */
  private leftNs(row: number): number {
    const takenNs = this.store.messages.taken[row] as number;
    return Number.isNaN(takenNs) ? (this.lost.get(row) ?? Number.POSITIVE_INFINITY) : takenNs;
  }

  /** Rows of the messages that had a place in a queue at a time, in order of arrival. */
  at(queue: number, timeNs: number): number[] {
    return this.queues[queue]?.containing(timeNs) ?? [];
  }
}
