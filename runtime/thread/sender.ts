/**
 * The one function through which every message leaves an actor: it copies, stamps the id, records, takes a place in the
 * queue where it may, and posts. Asks, answers, callbacks and forwards are the same with other words on the envelope.
 */
import { QueueFullError } from '../errors.ts';
import type { QueueLayout } from '../layout.ts';
import { ADDRESSED, EnvelopeFlag, TARGETED } from '../message/envelope.ts';
import { keyOf, rankOf } from '../message/field.ts';
import { DropReason, NONE, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import {
  type ActorSeat,
  type Outgoing,
  type Sending,
  type Sent,
  type ThreadServices,
  UNRECORDED,
} from './contract.ts';
import { HostedSender } from './hosted-sender.ts';
import { WaitingLine } from './waiting-line.ts';

export class Sender implements Sending {
  readonly #thread: ThreadServices;
  readonly #hosted: HostedSender;
  /** By queue, then by thread for the inboxes. */
  readonly #lines: (WaitingLine | undefined)[];
  readonly #previewBytes: number;
  /** Those in which messages are gathered: for other threads, and for this one. */
  readonly #dirty: WaitingLine[] = [];
  readonly #dirtyHere: WaitingLine[] = [];

  constructor(thread: ThreadServices, previewBytes: number) {
    this.#thread = thread;
    this.#previewBytes = previewBytes;
    this.#hosted = new HostedSender(thread);
    this.#lines = new Array<WaitingLine | undefined>(thread.memory.queues + thread.layout.threads.length);
  }

  get hosted(): HostedSender {
    return this.#hosted;
  }

  /**
   * The way of most messages, without what only others need.
   * @returns what to wait for when it is not in its queue yet
   */
  sendPlain(actor: ActorSeat, queue: number, value: unknown, cause: number): Promise<void> | undefined {
    const line = this.#lines[queue];
    if (line === undefined || !line.isPlain) return this.send(actor, plain(queue, value, cause)).left;
    const { outlet } = line;
    const bytes = outlet.stage(value, false);
    if (outlet.isInScratch && line.isOpen() && outlet.enter()) {
      const { memory, index } = this.#thread;
      const id = memory.nextId(index);
      memory.created(index);
      if (this.#thread.isTracing) {
        const { recorder } = this.#thread;
        const now = recorder.nowNs();
        const limit = this.#previewBytes;
        if (limit === 0) recorder.recordQueued(now, actor.index, id, queue, bytes, cause);
        else {
          const { sent } = RecordKind;
          const flags = SentFlag.queued;
          recorder.recordContentAt(now, sent, flags, actor.index, id, queue, bytes, cause, value, limit);
        }
      }
      outlet.commitStaged(id, actor.index);
      if (!line.isDirty && outlet.hasMessages) this.#noteDirty(line);
      return undefined;
    }
    return this.#sendStaged(actor, plain(queue, value, cause), line, bytes).left;
  }

  send(actor: ActorSeat, out: Outgoing): Sent {
    const plan = out.queue < 0 ? undefined : this.#thread.layout.queues[out.queue];
    if (plan !== undefined && !plan.isShared) return this.#sendHosted(actor, out, plan);
    const line = this.#line(plan === undefined ? this.#inboxOf(out.target) : out.queue);
    const bytes = line.outlet.stage(out.value, (out.flags & ADDRESSED) !== 0);
    return this.#sendStaged(actor, out, line, bytes);
  }

  #inboxOf(actor: number): number {
    const { layout, made, memory, index } = this.#thread;
    const thread = layout.actors[actor]?.thread ?? made.threadOf(actor);
    // Nobody has an actor that has ended: here it is told from those that live.
    return memory.inbox(thread < 0 ? index : thread);
  }

  #sendStaged(actor: ActorSeat, out: Outgoing, line: WaitingLine, bytes: number): Sent {
    const { memory } = this.#thread;
    const plan = out.queue < 0 ? undefined : this.#thread.layout.queues[out.queue];
    const id = memory.nextId(this.#thread.index);
    memory.created(this.#thread.index);
    const askId = out.askId === 0 && (out.flags & EnvelopeFlag.ask) !== 0 ? id : out.askId;
    const slot = this.#slot(out, askId);
    const address = {
      id,
      from: actor.index,
      flags: out.flags,
      askId,
      target: (out.flags & TARGETED) === 0 ? out.replyTo : out.target,
      slot,
    };
    if (line.outlet.isStagedTooLarge()) line.outlet.stageStub(id, this.#thread.link);
    if (line.isOpen() && (plan === undefined || line.outlet.enter())) {
      this.#recordSent(actor, id, out, bytes, plan !== undefined);
      if (line.outlet.commit(address)) {
        this.#noteDirty(line);
        return { id, slot, left: undefined };
      }
      // It has its place, but there is no room for its bytes yet.
      return { id, slot, left: line.hold(actor, address, true) };
    }
    this.#recordSent(actor, id, out, bytes, false);
    const left = this.#turnedAway(actor, line, plan, address);
    this.#noteDirty(line);
    return { id, slot, left };
  }

  #slot(out: Outgoing, askId: number): number {
    if ((out.flags & EnvelopeFlag.ask) === 0) return out.slot;
    const { askTable } = this.#thread;
    if (out.slot < 0) return askTable.open(askId, out.replyTo, out.queue, out.target);
    askTable.hold(out.slot, askId, -1);
    return out.slot;
  }

  #turnedAway(
    actor: ActorSeat,
    line: WaitingLine,
    plan: QueueLayout | undefined,
    address: Parameters<WaitingLine['hold']>[1],
  ): Promise<void> | undefined {
    if (plan === undefined) return line.hold(actor, address, true);
    if (!line.isClosed() && (plan.whenFull === 'wait' || line.length > 0)) {
      const depth = this.#thread.memory.depth(line.queue);
      this.#thread.recorder.record(RecordKind.waited, 0, actor.index, address.id, line.queue, depth);
      return line.hold(actor, address, false);
    }
    line.outlet.lift();
    if (line.isClosed()) line.drop(address, DropReason.closed);
    else if (plan.whenFull === 'fail') {
      line.drop(address, DropReason.refused);
      return Promise.reject(new QueueFullError(plan.name, this.#thread.memory.capacity(line.queue)));
    } else line.drop(address, DropReason.newest);
    return undefined;
  }

  #sendHosted(actor: ActorSeat, out: Outgoing, plan: QueueLayout): Sent {
    const { order, uniqueBy } = plan;
    const priority = typeof order === 'object' ? rankOf(out.value, order.priority) : undefined;
    const key = uniqueBy === null ? undefined : keyOf(out.value, uniqueBy);
    const content = this.#hosted.copy(out.value);
    const { memory } = this.#thread;
    const id = memory.nextId(this.#thread.index);
    memory.created(this.#thread.index);
    const askId = out.askId === 0 && (out.flags & EnvelopeFlag.ask) !== 0 ? id : out.askId;
    const slot = this.#slot(out, askId);
    this.#recordSent(actor, id, out, content.bytes.length + content.texts.length, false);
    const left = this.#hosted.post(actor, { ...out, askId, slot }, id, content, key, priority);
    return { id, slot, left };
  }

  #recordSent(actor: ActorSeat, id: number, out: Outgoing, bytes: number, isQueued: boolean): void {
    if (out.sentFlags === UNRECORDED) return;
    if (!this.#thread.isTracing) return;
    const isAnswer = out.sentFlags < 0;
    const { recorder } = this.#thread;
    recorder.recordContentAt(
      recorder.nowNs(),
      isAnswer ? RecordKind.answered : RecordKind.sent,
      isAnswer ? 0 : isQueued ? out.sentFlags | SentFlag.queued : out.sentFlags,
      actor.index,
      id,
      out.queue < 0 ? NONE : out.queue,
      bytes,
      out.other,
      out.value,
      this.#previewBytes,
    );
  }

  #line(queue: number): WaitingLine {
    const known = this.#lines[queue];
    if (known !== undefined) return known;
    const line = new WaitingLine(this.#thread, queue);
    this.#lines[queue] = line;
    return line;
  }

  #noteDirty(line: WaitingLine): void {
    if (line.isDirty || !line.outlet.hasMessages) return;
    line.isDirty = true;
    (line.outlet.isLocal ? this.#dirtyHere : this.#dirty).push(line);
    this.#thread.willFlush();
  }

  /** Everything that was gathered for other threads leaves. */
  flush(): void {
    flushLines(this.#dirty);
    this.#thread.link.flush();
  }
  /** And what actors of this thread have sent to each other and not taken: it outlives the thread in its queues. */
  flushAll(): void {
    flushLines(this.#dirtyHere);
    this.flush();
  }

  flushTo(actor: number): void {
    this.#line(this.#inboxOf(actor)).flush();
  }

  /** There may be places in a queue again. */
  roomIn(queue: number): void {
    this.#lines[queue]?.admit();
  }

  withdraw(queue: number, id: number): void {
    if (this.#thread.layout.queues[queue]?.isShared) this.#lines[queue]?.withdraw(id);
    else {
      // Behind the message itself, which may not have left yet.
      this.#thread.link.flush();
      this.#thread.link.tell({ kind: 'withdrawn', queue, id });
    }
  }

  cancelWaiting(actor: ActorSeat): void {
    for (const line of this.#lines) line?.cancel(actor);
  }
}

function flushLines(lines: WaitingLine[]): void {
  while (lines.length > 0) {
    const line = lines.pop() as WaitingLine;
    line.isDirty = false;
    line.flush();
  }
}

function plain(queue: number, value: unknown, other: number): Outgoing {
  return { queue, target: -1, value, flags: 0, sentFlags: 0, other, replyTo: -1, askId: 0, slot: -1 };
}
