/** What statistics are counted from: every message that was handled, by who handled it, where it came from and its type. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { MessageTypes } from './message-type.ts';
import { SentTimes } from './sent-times.ts';
import { Series } from './series.ts';

/** Messages of one kind. Indices; -1 for no queue, 0 for no type. */
export interface Kind {
  actor: number;
  queue: number;
  type: number;
  series: Series;
}

/** What starts and stops actors is no work of theirs on messages. */
const OWN = SentFlag.start | SentFlag.stop;
/** So long after a message was taken, its sender's records may still come; those that do not were cut off. */
const PATIENCE_NS = 5e9;
/** Between two looks at the clock. */
const STEP = 2048;
const MOST_TYPES = 128;
const MOST_QUEUES = 2 ** 21;

export class StatisticsIndex {
  readonly kinds: Kind[] = [];
  readonly types: MessageTypes;
  readonly sent = new SentTimes();
  private readonly store: TraceStore;
  /** By thread and row: the bar that is read next. */
  private readonly next: number[][] = [];
  private readonly byKey = new Map<number, Kind>();
  /** To be settled. */
  private readonly touched = new Set<Series>();

  constructor(store: TraceStore) {
    this.store = store;
    this.types = new MessageTypes(store.text);
  }

  /**
   * Takes in what has come since, for about as long as it is given.
   * @returns whether all is in that can be: of a run that goes on, the last moments are not.
   */
  advance(budgetMs: number): boolean {
    const until = performance.now() + budgetMs;
    for (const [thread, lane] of this.store.lanes.entries()) {
      this.next[thread] ??= [];
      for (const row of lane.rows.keys())
        while (this.read(thread, row)) if (performance.now() > until) return false;
    }
    for (const series of this.touched) series.settle(this.store.messages);
    this.touched.clear();
    while (!this.sent.advance(this.store, STEP)) if (performance.now() > until) return false;
    return true;
  }

  /** Part 0..1 of the messages that is in; for a line of progress. */
  get share(): number {
    let [bars, read] = [0, 0];
    for (const [thread, lane] of this.store.lanes.entries())
      for (const [row, { n }] of lane.rows.entries()) {
        bars += n;
        read += this.next[thread]?.[row] ?? 0;
      }
    return bars === 0 ? 0 : read / bars;
  }

  /** Some bars of one row. @returns whether there are more */
  private read(thread: number, row: number): boolean {
    const { store } = this;
    const bars = store.lanes[thread]?.rows[row];
    if (bars === undefined) return false;
    const { messages } = store;
    const isOver = store.ended !== null;
    const knownNs = store.lastNs - PATIENCE_NS;
    const closed = bars.open ? bars.n - 1 : bars.n;
    const rows = this.next[thread] as number[];
    let at = rows[row] ?? 0;
    const last = Math.min(closed, at + STEP);
    for (; at < last; at++) {
      rows[row] = at;
      const message = bars.message[at] as number;
      const startNs = bars.start[at] as number;
      const sentNs = messages.sent[message] as number;
      const queued = messages.queued[message] as number;
      const sinceNs = (messages.queue[message] as number) < 0 ? sentNs : queued;
      // Threads are drained one after another: the records of who sent it are on their way.
      if (Number.isNaN(sinceNs) && !isOver && startNs >= knownNs) return false;
      if (((messages.flags[message] as number) & OWN) !== 0) continue;
      const waitNs = startNs - (Number.isNaN(queued) ? sentNs : queued);
      const workNs = (bars.end[at] as number) - startNs;
      const { series } = this.kindOf(bars.actor[at] as number, message);
      series.add(message, startNs, Math.max(waitNs, 0), workNs);
      this.touched.add(series);
    }
    rows[row] = at;
    return at < closed;
  }

  private kindOf(actor: number, message: number): Kind {
    const { messages } = this.store;
    const queue = messages.queue[message] as number;
    const type = this.types.numberOf(
      messages.textAt[message] as number,
      messages.textLength[message] as number,
    );
    const key = (actor * MOST_QUEUES + queue + 1) * MOST_TYPES + type;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const kind = { actor, queue, type, series: new Series() };
    this.byKey.set(key, kind);
    this.kinds.push(kind);
    return kind;
  }
}
