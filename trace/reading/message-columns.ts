/** All messages of a trace: a row each, a typed array for each property. */
import { Effects } from './effects.ts';
import { grown } from './growable.ts';
import { MessageRows } from './message-rows.ts';

/** What became of a message; later states have higher numbers than those they may replace. */
export const Fate = {
  waiting: 0,
  handling: 1,
  ok: 2,
  error: 3,
  cut: 4,
  dropped: 5,
  merged: 6,
  expired: 7,
  deadLettered: 8,
} as const;
export const fateNames = [
  'waiting',
  'handling',
  'ok',
  'error',
  'cut',
  'dropped',
  'merged',
  'expired',
  'dead-lettered',
] as const;

/** Beside the bits of SentFlag. */
export const ANSWER = 128;

const BLANK_ROWS = 4096;

export class MessageColumns {
  n = 0;
  id = new Float64Array(0);
  /** Nanoseconds since the start of the run; NaN where it has not happened. */
  sent = new Float64Array(0);
  queued = new Float64Array(0);
  taken = new Float64Array(0);
  handled = new Float64Array(0);
  /** Indices of actors and of the queue; -1 for none. */
  from = new Int32Array(0);
  to = new Int32Array(0);
  queue = new Int32Array(0);
  /** Row of the message that was being handled when this one was sent; -1 for none. */
  cause = new Int32Array(0);
  bytes = new Uint32Array(0);
  /** Where its text is kept (KeptText), in words of four bytes. */
  textAt = new Uint32Array(0);
  textLength = new Uint32Array(0);
  flags = new Uint8Array(0);
  fate = new Uint8Array(0);
  /** 1 while its sender waits because the queue is full. */
  held = new Uint8Array(0);
  /** Row of its bar within the lane of its receiver's thread. */
  slot = new Uint16Array(0);
  private rows = new MessageRows();
  private readonly effects = new Effects();
  /** Asked for last: one record asks several times. */
  private lastId = Number.NaN;
  private lastRow = -1;
  /** The same of causes: a handler sends several messages. */
  private lastCauseId = Number.NaN;
  private lastCause = -1;
  /** Rows before this say that nothing is known of them. */
  private blank = 0;

  find(id: number): number {
    return id === 0 ? -1 : this.rows.find(id);
  }

  /** The row of an id: threads are drained one after another, so any record may be the first to name a message. */
  rowOf(id: number): number {
    if (id === this.lastId) return this.lastRow;
    const known = this.rows.find(id);
    const row = known >= 0 ? known : this.addRow(id);
    this.lastId = id;
    this.lastRow = row;
    return row;
  }

  /** Makes room for so many messages: pages that are never written cost nothing, and nothing need be copied later. */
  reserve(size: number): void {
    if (size > this.id.length) this.grow(size);
  }

  private addRow(id: number): number {
    const row = this.n++;
    if (row >= this.id.length) this.grow(row + 1);
    if (row >= this.blank) this.makeBlank();
    this.rows.set(id, row);
    this.id[row] = id;
    return row;
  }

  /** Many rows at once: to fill a stretch of a column is many times as quick as to write each of its values. */
  private makeBlank(): void {
    const from = this.blank;
    const to = Math.min(this.id.length, from + BLANK_ROWS);
    this.blank = to;
    for (const column of [this.sent, this.queued, this.taken, this.handled])
      column.fill(Number.NaN, from, to);
    for (const column of [this.from, this.to, this.queue, this.cause]) column.fill(-1, from, to);
  }

  setCause(row: number, causeId: number): void {
    if (causeId === 0 || (this.cause[row] as number) >= 0) return;
    if (causeId !== this.lastCauseId) {
      const known = this.rows.find(causeId);
      this.lastCause = known >= 0 ? known : this.addRow(causeId);
      this.lastCauseId = causeId;
    }
    if (this.lastCause === row) return;
    this.cause[row] = this.lastCause;
    this.effects.told(row);
  }

  /** Rows of the messages sent while this one was handled, earliest first; `limit` of them at most. */
  effectsOf(row: number, limit = Number.POSITIVE_INFINITY): number[] {
    const found = [...this.effects.of(row, this.cause, this.n)];
    found.sort((a, b) => (this.sent[a] as number) - (this.sent[b] as number) || a - b);
    return found.length > limit ? found.slice(0, limit) : found;
  }

  countEffects(row: number): number {
    let count = 0;
    for (const _ of this.effects.of(row, this.cause, this.n)) count++;
    return count;
  }

  private grow(size: number): void {
    this.id = grown(this.id, size);
    this.sent = grown(this.sent, size);
    this.queued = grown(this.queued, size);
    this.taken = grown(this.taken, size);
    this.handled = grown(this.handled, size);
    this.from = grown(this.from, size);
    this.to = grown(this.to, size);
    this.queue = grown(this.queue, size);
    this.cause = grown(this.cause, size);
    this.bytes = grown(this.bytes, size);
    this.textAt = grown(this.textAt, size);
    this.textLength = grown(this.textLength, size);
    this.flags = grown(this.flags, size);
    this.fate = grown(this.fate, size);
    this.held = grown(this.held, size);
    this.slot = grown(this.slot, size);
  }
}
