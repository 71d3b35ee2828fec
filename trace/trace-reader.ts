/** Bytes of a trace to a store: the one place that knows what each kind of record means. */
import {
  DropReason,
  Outcome,
  RecordKind,
  type RunEnd,
  SentFlag,
  type TraceHeader,
} from '../runtime/protocol/trace-file.ts';
import { TraceDecoder, type TraceRecord, type TraceSink } from './decode.ts';
import { failureInfo, failureWords } from './failure-info.ts';
import { FAILED_LEVEL } from './logs.ts';
import { MarkKind } from './marks.ts';
import { ANSWER, Fate } from './message-columns.ts';
import type { ThreadLane } from './thread-lane.ts';
import { TraceStore } from './trace-store.ts';

const utf8 = new TextDecoder();
const utf8Bytes = new TextEncoder();
const fateOf = (outcome: number) =>
  outcome === Outcome.ok ? Fate.ok : outcome === Outcome.error ? Fate.error : Fate.cut;

export class TraceReader implements TraceSink {
  readonly store = new TraceStore();
  private readonly decoder = new TraceDecoder(this);

  /** Bytes taken so far: where to go on after a lost connection. */
  get bytesTaken(): number {
    return this.decoder.bytesTaken;
  }

  /** Takes the next bytes, in pieces of any size. Throws TraceError; the store keeps what came before. */
  push(chunk: Uint8Array): void {
    try {
      this.decoder.push(chunk);
    } finally {
      this.store.settle();
    }
  }

  header(header: TraceHeader): void {
    this.store.begin(header);
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
    const { store } = this;
    const { messages } = store;
    if (r.timeNs > store.lastNs) store.lastNs = r.timeNs;
    switch (r.kind) {
      case RecordKind.sent: {
        const row = messages.rowOf(r.message);
        messages.sent[row] = r.timeNs;
        messages.from[row] = r.actor;
        if (r.queue >= 0) messages.queue[row] = r.queue;
        messages.flags[row] = r.flags;
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
        store.queues[r.queue]?.add(r.timeNs, r.value);
        return;
      }
      case RecordKind.queued: {
        const row = messages.rowOf(r.message);
        messages.queued[row] = r.timeNs;
        messages.queue[row] = r.queue;
        this.release(row, r.queue);
        store.queues[r.queue]?.add(r.timeNs, r.value);
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
        if (r.length > 0 && !store.reasons.has(row)) store.reasons.set(row, this.payload(r));
        this.mark(r, MarkKind.deadLettered, row);
        return;
      }
      case RecordKind.logged:
        store.logs.add(
          r.timeNs,
          r.flags,
          r.thread,
          r.actor,
          r.message === 0 ? -1 : messages.rowOf(r.message),
          store.text.keep(r.bytes, r.at, r.length),
          r.length,
        );
        return;
      case RecordKind.failed:
        this.fail(r);
        return;
      case RecordKind.restarted:
        this.mark(r, MarkKind.restarted, -1);
        return;
      case RecordKind.actorStopped:
        this.mark(r, MarkKind.actorStopped, -1);
        return;
      case RecordKind.threadStarted: {
        const lane = store.lanes[r.thread];
        if (lane !== undefined) lane.startedNs = r.timeNs;
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
      case RecordKind.programStarted:
        store.programs.push({
          pid: r.value,
          actor: r.actor,
          thread: r.thread,
          command: this.payload(r),
          startedNs: r.timeNs,
          endedNs: Number.NaN,
          exit: 0,
        });
        return;
      case RecordKind.programEnded: {
        const program = store.programs.findLast((p) => p.actor === r.actor && Number.isNaN(p.endedNs));
        if (program !== undefined) {
          program.endedNs = r.timeNs;
          program.exit = r.value;
        }
        return;
      }
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
        queue.add(r.timeNs, r.value);
        queue.takenCount++;
        store.recent.add(store.head.actors.length + r.queue, r.timeNs, r.timeNs);
      }
    }
    const lane = this.laneOf(r);
    if (lane === undefined) return;
    const { row: slot, cut } = lane.begin(r.timeNs, row, r.actor);
    messages.slot[row] = slot;
    if (cut >= 0) this.cut(cut, r.timeNs);
  }

  private fail(r: TraceRecord): void {
    const { store } = this;
    const row = r.message === 0 ? -1 : store.messages.rowOf(r.message);
    const info = failureInfo(this.payload(r));
    store.failures.push({ timeNs: r.timeNs, actor: r.actor, message: row, info });
    const words = failureWords(info);
    if (row >= 0) store.reasons.set(row, words);
    const bytes = utf8Bytes.encode(words);
    const at = store.text.keep(bytes, 0, bytes.length);
    store.logs.add(r.timeNs, FAILED_LEVEL, r.thread, r.actor, row, at, bytes.length);
    const count = store.failuresByActor[r.actor];
    if (count !== undefined) store.failuresByActor[r.actor] = count + 1;
    this.mark(r, MarkKind.failed, row);
  }

  private lose(r: TraceRecord, fate: number, kind: MarkKind): void {
    const { store } = this;
    const row = store.messages.rowOf(r.message);
    if (r.queue >= 0) store.messages.queue[row] = r.queue;
    this.settleFate(row, fate);
    this.release(row, r.queue);
    if (kind === MarkKind.dropped && !store.reasons.has(row) && r.flags === DropReason.closed)
      store.reasons.set(row, 'the queue was closed');
    store.queues[r.queue]?.add(r.timeNs, r.value);
    this.mark(r, kind, row);
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

  private mark(r: TraceRecord, kind: MarkKind, row: number): void {
    const { store } = this;
    (store.marks[r.thread] ?? store.marks[store.marks.length - 1])?.add(
      r.timeNs,
      kind,
      r.actor,
      r.queue,
      row,
    );
  }

  private laneOf(r: TraceRecord): ThreadLane | undefined {
    const { store } = this;
    return store.lanes[store.threadOf(r.actor)] ?? store.lanes[r.thread];
  }

  private fill(row: number, r: TraceRecord): void {
    const { store } = this;
    store.messages.bytes[row] = r.value;
    store.messages.textAt[row] = store.text.keep(r.bytes, r.at, r.length);
    store.messages.textLength[row] = r.length;
  }

  private payload(r: TraceRecord): string {
    return utf8.decode(r.bytes.subarray(r.at, r.at + r.length));
  }
}
