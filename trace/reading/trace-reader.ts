/** Bytes of a trace to a store: what each kind of record means for messages, queues and lanes. */
import {
  DropFlag,
  DropReason,
  Outcome,
  RecordKind,
  type RunEnd,
  SentFlag,
  type TraceHeader,
} from '../../runtime/protocol/trace-file.ts';
import type { ThreadLane } from '../lanes/thread-lane.ts';
import { TraceDecoder, type TraceRecord, type TraceSink } from './decode.ts';
import { keepEvent, mark, payloadOf } from './keep-event.ts';
import { MarkKind } from './marks.ts';
import { ANSWER, Fate } from './message-columns.ts';
import { TraceStore } from './trace-store.ts';

const fateOf = (outcome: number) =>
  outcome === Outcome.ok ? Fate.ok : outcome === Outcome.error ? Fate.error : Fate.cut;

/** What a message takes in a trace without previews; with them it is more, and room that is not used costs nothing. */
const LEAST_MESSAGE_BYTES = 96;
const MOST_EXPECTED = 1 << 25;

export class TraceReader implements TraceSink {
  readonly store = new TraceStore();
  private readonly decoder = new TraceDecoder(this);
  /** Messages, as far as one can guess. */
  private expected = 0;

  /** Bytes taken so far: where to go on after a lost connection. */
  get bytesTaken(): number {
    return this.decoder.bytesTaken;
  }

  /** Takes the next bytes, in pieces of any size. Throws TraceError; the store keeps what came before. */
  push(chunk: Uint8Array): void {
    try {
      this.append(chunk);
    } finally {
      this.store.settle();
    }
  }

  /**
   * As `push`, for many pieces in a row: depths and levels of detail lag behind until `store.settle()` is called, which
   * costs more than the bytes where pieces are small.
   */
  append(chunk: Uint8Array): void {
    this.decoder.push(chunk);
  }

  /** So many bytes will come: room is made at once and not again and again. To be called before the first of them. */
  expect(bytes: number): void {
    this.expected = Math.min(MOST_EXPECTED, Math.ceil(bytes / LEAST_MESSAGE_BYTES));
    this.store.messages.reserve(this.expected);
  }

  header(header: TraceHeader): void {
    this.store.begin(header, this.expected);
    this.resume(header);
  }

  jumped(header: TraceHeader): void {
    this.store.jumped(header);
    this.resume(header);
  }

  /** What actors were handling when the part that is missing ended. */
  private resume({ removed }: TraceHeader): void {
    const { store } = this;
    const { messages } = store;
    for (const { actor, message, sinceNs } of removed?.working ?? []) {
      const row = messages.rowOf(message);
      const lane = store.lanes[store.threadOf(actor)];
      if (messages.fate[row] !== Fate.waiting || lane === undefined) continue;
      messages.taken[row] = sinceNs;
      messages.to[row] = actor;
      messages.fate[row] = Fate.handling;
      messages.slot[row] = lane.begin(sinceNs, row, actor);
      if (lane.cut >= 0) this.cut(lane.cut, sinceNs);
    }
  }

  end(end: RunEnd): void {
    const { store } = this;
    store.ended = end;
    if (end.timeNs > store.lastNs) store.lastNs = end.timeNs;
    for (let t = 0; t < store.lanes.length; t++) this.cutWork(t, end.timeNs);
    for (const queue of store.queues) queue.held = 0;
    store.settle();
  }

  record(r: TraceRecord): void {
    this.keep(r);
    this.store.waits.see(r);
  }

  private keep(r: TraceRecord): void {
    const { store } = this;
    const { messages } = store;
    store.horizon.saw(r.thread, r.timeNs);
    if (r.timeNs > store.lastNs) store.lastNs = r.timeNs;
    if (r.actor >= store.head.actors.length) store.knowActor(r.actor, r.thread);
    switch (r.kind) {
      case RecordKind.sent: {
        const row = messages.rowOf(r.message);
        messages.sent[row] = r.timeNs;
        messages.from[row] = r.actor;
        if (r.queue >= 0) messages.queue[row] = r.queue;
        // Its own bit would be taken for ANSWER.
        messages.flags[row] = r.flags & ~SentFlag.queued;
        if ((r.flags & SentFlag.queued) !== 0) {
          messages.queued[row] = r.timeNs;
          store.queues[r.queue]?.add(r.timeNs, 1);
        }
        this.fill(row, r);
        messages.setCause(row, r.other);
        if ((r.flags & (SentFlag.start | SentFlag.stop)) === 0) store.sentCount++;
        return;
      }
      case RecordKind.waited: {
        const row = messages.rowOf(r.message);
        if (messages.held[row] === 0) {
          messages.held[row] = 1;
          const queue = store.queues[r.queue];
          if (queue !== undefined) queue.held++;
        }
        return;
      }
      case RecordKind.queued: {
        const row = messages.rowOf(r.message);
        messages.queued[row] = r.timeNs;
        messages.queue[row] = r.queue;
        this.release(row, r.queue);
        store.queues[r.queue]?.add(r.timeNs, 1);
        return;
      }
      case RecordKind.taken:
        this.take(r);
        return;
      case RecordKind.handled: {
        const row = messages.rowOf(r.message);
        const taken = messages.taken[row] as number;
        messages.handled[row] = r.timeNs;
        this.settleFate(row, fateOf(r.flags));
        this.laneOf(r)?.finish(r.timeNs, r.actor);
        this.countHandled(r.actor, taken, r.timeNs);
        return;
      }
      case RecordKind.answered: {
        const row = messages.rowOf(r.message);
        const asked = messages.rowOf(r.other);
        messages.sent[row] = r.timeNs;
        messages.from[row] = r.actor;
        messages.to[row] = messages.from[asked] as number;
        messages.flags[row] = ANSWER;
        this.fill(row, r);
        messages.setCause(row, r.other);
        store.sentCount++;
        return;
      }
      case RecordKind.resumed: {
        // Nobody will answer any more: there is no message to tell of.
        if (r.message === 0) break;
        const row = messages.rowOf(r.message);
        messages.taken[row] = r.timeNs;
        messages.handled[row] = r.timeNs;
        messages.to[row] = r.actor;
        messages.flags[row] = ANSWER;
        messages.slot[row] = this.laneOf(r)?.rowNow(r.actor) ?? 0;
        messages.fate[row] = Fate.ok;
        return;
      }
      case RecordKind.dropped:
        this.lose(r, Fate.dropped, MarkKind.dropped);
        return;
      case RecordKind.merged:
        this.lose(r, Fate.merged, MarkKind.merged);
        return;
      case RecordKind.expired:
        this.lose(r, Fate.expired, MarkKind.expired);
        return;
      case RecordKind.deadLettered: {
        const row = messages.rowOf(r.message);
        this.settleFate(row, Fate.deadLettered);
        // What the code threw says more, and where.
        if (r.length > 0 && !store.reasons.has(row)) store.reasons.set(row, payloadOf(r));
        mark(store, r, MarkKind.deadLettered, row);
        return;
      }
      case RecordKind.threadEnded: {
        const lane = store.lanes[r.thread];
        if (lane === undefined) return;
        lane.endedNs = r.timeNs;
        lane.exitCode = r.value;
        this.cutWork(r.thread, r.timeNs);
        return;
      }
      default:
        keepEvent(store, r);
    }
  }

  private take(r: TraceRecord): void {
    const { store } = this;
    const { messages } = store;
    const row = messages.rowOf(r.message);
    messages.taken[row] = r.timeNs;
    messages.to[row] = r.actor;
    this.settleFate(row, Fate.handling);
    if (r.queue >= 0) {
      messages.queue[row] = r.queue;
      const queue = store.queues[r.queue];
      if (queue !== undefined) {
        queue.add(r.timeNs, -1);
        queue.takenCount++;
        store.recentOfQueues.add(r.queue, r.timeNs, r.timeNs);
      }
    }
    const lane = this.laneOf(r);
    if (lane === undefined) return;
    messages.slot[row] = lane.begin(r.timeNs, row, r.actor);
    if (lane.cut >= 0) this.cut(lane.cut, r.timeNs);
  }

  private lose(r: TraceRecord, fate: number, kind: MarkKind): void {
    const { store } = this;
    const row = store.messages.rowOf(r.message);
    if (r.queue >= 0) store.messages.queue[row] = r.queue;
    this.settleFate(row, fate);
    this.release(row, r.queue);
    const isClosed = (r.flags & DropFlag.reason) === DropReason.closed;
    if (kind === MarkKind.dropped && !store.reasons.has(row) && isClosed)
      store.reasons.set(row, 'the queue was closed');
    // Version 1 has no bit for it; there the host drained what had queued the message before what it dropped itself.
    const hadPlace = (r.flags & DropFlag.hadPlace) !== 0 || !Number.isNaN(store.messages.queued[row]);
    if (kind === MarkKind.expired || (kind === MarkKind.dropped && hadPlace))
      store.queues[r.queue]?.add(r.timeNs, -1);
    mark(store, r, kind, row);
  }

  private release(row: number, queue: number): void {
    const { store } = this;
    if (store.messages.held[row] === 0) return;
    store.messages.held[row] = 0;
    const steps = store.queues[queue];
    if (steps !== undefined && steps.held > 0) steps.held--;
  }

  /** Later states win: threads are drained one after another, and `taken` may come after `handled` is known. */
  private settleFate(row: number, fate: number): void {
    const { fate: fates } = this.store.messages;
    const before = fates[row] as number;
    // A message that its actor failed on is kept as a dead letter before it is over: it failed all the same.
    if (fate > before || (fate === Fate.error && before === Fate.deadLettered)) fates[row] = fate;
  }

  private countHandled(actor: number, takenNs: number, endNs: number): void {
    const { store } = this;
    if (actor < 0 || actor >= store.handledByActor.length) return;
    store.handledByActor[actor] = (store.handledByActor[actor] as number) + 1;
    const start = Number.isNaN(takenNs) ? endNs : takenNs;
    store.busyByActor[actor] = (store.busyByActor[actor] as number) + (endNs - start);
    store.recent.add(actor, start, endNs);
  }

  private cutWork(thread: number, timeNs: number): void {
    const { store } = this;
    const lane = store.lanes[thread];
    for (const { actor } of [...(lane?.working() ?? [])])
      this.cut((lane as ThreadLane).finish(timeNs, actor), timeNs);
  }

  private cut(row: number, timeNs: number): void {
    const { store } = this;
    if (store.messages.fate[row] !== Fate.handling) return;
    store.messages.fate[row] = Fate.cut;
    store.messages.handled[row] = timeNs;
  }

  private laneOf(r: TraceRecord): ThreadLane | undefined {
    const { store } = this;
    return store.lanes[store.threadOf(r.actor)] ?? store.lanes[r.thread];
  }

  private fill(row: number, r: TraceRecord): void {
    const { store } = this;
    const { messages } = store;
    messages.bytes[row] = r.value;
    // Columns that nothing is written to take no memory.
    if (r.length === 0 && messages.textLength[row] === 0) return;
    messages.textAt[row] = store.text.keep(r.bytes, r.at, r.length);
    messages.textLength[row] = r.length;
  }
}
