/**
 * Questions about any moment of a run, answered without going through all of it: what actors were doing, what stood in
 * queues, what happened next. Says the same as `waitsAt` and `depthAt`.
 */

import { QueueContents } from '../queues/queue-contents.ts';
import { firstAfter } from '../reading/growable.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type Spans, type WaitColumns, WaitKind } from '../waits/wait-columns.ts';
import { isWithin, type WaitAt } from '../waits/waits-at.ts';
import { SpanIndex, type SpanStep } from './span-index.ts';

/** How an actor stood, and with what. */
export interface ActorAt extends Omit<WaitAt, 'reads'> {
  /** Row of what it was handling, -1 for nothing. */
  handles: number;
}

export interface Happened extends SpanStep {
  /** Index of the queue or of the actor that it happened to. */
  kind: 'queue' | 'actor';
  index: number;
}

export class Moments {
  readonly contents: QueueContents;
  /** By actor: what it handled; items are rows of messages. */
  private readonly work: SpanIndex[] = [];
  /** By actor: what it waited for; items are rows of its thread's waits. */
  private readonly waits: (SpanIndex | undefined)[] = [];
  private readonly failures: SpanIndex[] = [];
  /** By actor: its states from when they were recorded; items are places in the store's states. */
  private readonly states: SpanIndex[] = [];
  private readonly store: TraceStore;
  /** By thread and row of its lane, and by thread: how much has been taken in. */
  private readonly barsSeen: number[][] = [];
  private readonly waitsSeen: number[] = [];
  private failuresSeen = 0;
  private statesSeen = 0;
  private updatedNs = -1;

  constructor(store: TraceStore) {
    this.store = store;
    this.contents = new QueueContents(store);
  }

  /**
   * To be called before questions; takes time only where the trace has grown. A long one is taken in a slice at a time.
   * @param most messages, work and waits of a row that are taken in at once
   * @returns false where some are left
   */
  update(most = Number.POSITIVE_INFINITY): boolean {
    const { store } = this;
    const grownTo = store.ended === null ? store.lastNs : Number.POSITIVE_INFINITY;
    if (grownTo === this.updatedNs) return true;
    let isAll = this.contents.update(most);
    for (let actor = this.work.length; actor < store.head.actors.length; actor++) {
      this.work.push(
        new SpanIndex((row) => {
          const endNs = store.messages.handled[row] as number;
          return Number.isNaN(endNs) ? Number.POSITIVE_INFINITY : endNs;
        }),
      );
      this.failures.push(new SpanIndex(forEver));
      this.states.push(new SpanIndex(forEver));
    }
    for (const [thread, { rows }] of store.lanes.entries()) {
      this.barsSeen[thread] ??= [];
      const seen = this.barsSeen[thread] as number[];
      for (const [r, bars] of rows.entries()) {
        const from = seen[r] ?? 0;
        const until = Math.min(bars.n, from + most);
        for (let i = from; i < until; i++)
          this.work[bars.actor[i] as number]?.add(bars.start[i] as number, bars.message[i] as number);
        seen[r] = until;
        isAll &&= until === bars.n;
      }
      isAll = this.readWaits(thread, most) && isAll;
    }
    for (; this.failuresSeen < store.failures.length; this.failuresSeen++) {
      const { actor, timeNs } = store.failures[this.failuresSeen] as TraceStore['failures'][number];
      this.failures[actor]?.add(timeNs, this.failuresSeen);
    }
    const { states } = store;
    for (; this.statesSeen < states.n; this.statesSeen++)
      this.states[states.actor[this.statesSeen] as number]?.add(
        states.time[this.statesSeen] as number,
        this.statesSeen,
      );
    for (const index of [...this.work, ...this.waits, ...this.failures, ...this.states]) index?.settle();
    if (isAll) this.updatedNs = grownTo;
    return isAll;
  }

  private readWaits(thread: number, most: number): boolean {
    const columns = this.store.waits.waits[thread];
    if (columns === undefined) return true;
    const { n, start, actor } = columns;
    const from = this.waitsSeen[thread] ?? 0;
    const until = Math.min(n, from + most);
    for (let row = from; row < until; row++) {
      const of = actor[row] as number;
      this.waits[of] ??= new SpanIndex((item) => columns.end[item] as number);
      this.waits[of]?.add(start[row] as number, row);
    }
    this.waitsSeen[thread] = until;
    return until === n;
  }

  /** Of each actor, by index. */
  actorsAt(timeNs: number): ActorAt[] {
    const { head, waits, lanes } = this.store;
    const all = head.actors.map(
      (_, actor): ActorAt => ({
        ...{ actor, queue: -1, whom: [], message: -1, handles: -1 },
        state: isWithin(waits.lives[actor], timeNs) ? 'input' : 'away',
      }),
    );
    for (const [thread, lane] of lanes.entries()) {
      const ready = new Map<number, number>();
      for (const bars of lane.rows) {
        const i = bars.firstEndingAfter(timeNs);
        if (i >= bars.n || (bars.start[i] as number) > timeNs) continue;
        const actor = bars.actor[i] as number;
        ready.set(actor, bars.start[i] as number);
        const at = all[actor];
        if (at !== undefined) Object.assign(at, { state: 'outside', handles: bars.message[i] });
      }
      const columns = waits.waits[thread];
      let works = -1;
      let latestNs = Number.NEGATIVE_INFINITY;
      for (const [actor, startNs] of ready) {
        const at = all[actor];
        if (at === undefined) continue;
        const index = this.waits[actor];
        if (index !== undefined && columns !== undefined) this.enterWait(at, columns, index, timeNs);
        if (at.state !== 'outside') continue;
        const readyNs = index?.lastEnd(startNs, timeNs)?.timeNs ?? startNs;
        if (readyNs < latestNs) continue;
        latestNs = readyNs;
        works = actor;
      }
      if (works >= 0 && !isIdle(waits.idle[thread], timeNs)) (all[works] as ActorAt).state = 'busy';
    }
    return all;
  }

  /** A full queue comes before an answer, and the first of a kind counts. */
  private enterWait(at: ActorAt, columns: WaitColumns, index: SpanIndex, timeNs: number): void {
    const { store } = this;
    const open = index.containing(timeNs).sort((a, b) => a - b);
    const row = open.find((each) => columns.kind[each] === WaitKind.full) ?? open[0];
    if (row === undefined) return;
    const isFull = columns.kind[row] === WaitKind.full;
    const message = columns.message[row] as number;
    const queue = isFull ? (columns.what[row] as number) : (store.messages.queue[message] as number);
    const holder = isFull ? -1 : (columns.what[row] as number);
    Object.assign(at, { state: isFull ? 'full' : 'answer', queue, message });
    at.whom = holder >= 0 ? [holder] : [...(store.waits.readers[queue] ?? [])].sort((a, b) => a - b);
  }

  /** How many messages an actor had handled by a time. */
  handledBy(actor: number, timeNs: number): number {
    const index = this.work[actor];
    const begun = index?.startedBy(timeNs) ?? 0;
    if (index === undefined || begun === 0) return 0;
    const endNs = this.store.messages.handled[index.item[begun - 1] as number] as number;
    return endNs <= timeNs ? begun : begun - 1;
  }

  /** Rows of the messages that an actor began with within (afterNs, untilNs]; the last `most` of them. */
  begunWithin(actor: number, afterNs: number, untilNs: number, most: number): Uint32Array {
    return this.work[actor]?.startedWithin(afterNs, untilNs, most) ?? new Uint32Array(0);
  }

  failedBy(actor: number, timeNs: number): number {
    return this.failures[actor]?.startedBy(timeNs) ?? 0;
  }

  /** Place in the store's states of the last that was recorded of an actor by a time; -1 for none. */
  stateBy(actor: number, timeNs: number): number {
    const index = this.states[actor];
    const count = index?.startedBy(timeNs) ?? 0;
    return count === 0 ? -1 : (index?.item[count - 1] as number);
  }

  /**
   * What happened first after a time, or last before it, to any of the actors and queues; to anything where none is named.
   * Something that happens to an actor comes before what happens to a queue at the same time.
   */
  step(timeNs: number, by: -1 | 1, actors: readonly number[], queues: readonly number[]): Happened | null {
    const all = actors.length + queues.length === 0;
    let best: Happened | null = null;
    const look = (kind: Happened['kind'], index: number, of: SpanIndex | undefined) => {
      const found = by > 0 ? of?.next(timeNs) : of?.previous(timeNs);
      if (found && (best === null || (found.timeNs - best.timeNs) * by < 0)) best = { ...found, kind, index };
    };
    for (const actor of all ? this.work.keys() : actors) look('actor', actor, this.work[actor]);
    for (const queue of all ? this.contents.queues.keys() : queues)
      look('queue', queue, this.contents.queues[queue]);
    return best;
  }
}

const forEver = () => Number.POSITIVE_INFINITY;

function isIdle(spans: Spans | undefined, timeNs: number): boolean {
  if (spans === undefined) return false;
  const i = firstAfter(spans.start, spans.n, timeNs) - 1;
  return i >= 0 && timeNs < (spans.end[i] as number);
}
