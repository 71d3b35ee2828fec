/**
 * The one function through which every message leaves an actor: it stamps the id, records, takes a place in the queue
 * where it may, and posts. Asks, answers, callbacks and forwards are the same with other words on the envelope.
 */
import { QueueFullError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { sizeOf } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { keyOf, rankOf } from '../message/field.ts';
import { preview } from '../message/preview.ts';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import type { Recorder } from '../trace/record-writer.ts';
import { Fate, type HostLink } from '../transport/transport.ts';
import type { ActorSeat, Outgoing } from './contract.ts';

interface Unsettled {
  actor: ActorSeat;
  incarnation: number;
  queue: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

export class Sender {
  readonly #thread: number;
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #recorder: Recorder;
  readonly #link: HostLink;
  readonly #previewBytes: number;
  readonly #unsettled = new Map<number, Unsettled>();
  /** By queue: messages of this thread of which the host has not told yet; none may overtake them. */
  readonly #ahead: number[];

  constructor(
    thread: number,
    layout: Layout,
    memory: SharedMemory,
    recorder: Recorder,
    link: HostLink,
    previewBytes: number,
  ) {
    this.#thread = thread;
    this.#layout = layout;
    this.#memory = memory;
    this.#recorder = recorder;
    this.#link = link;
    this.#previewBytes = previewBytes;
    this.#ahead = layout.queues.map(() => 0);
  }

  /** @returns the message's id, and what to wait for when it is not in its queue yet */
  send(actor: ActorSeat, out: Outgoing): { id: number; left: Promise<void> | undefined } {
    const { content, queue } = out;
    // What may run the sender's own getters, and throw, comes first: afterwards the message is on its way.
    const text = this.#previewBytes > 0 ? preview(out.value, this.#previewBytes) : undefined;
    const plan = this.#layout.queues[queue];
    const order = plan?.order;
    const priority = typeof order === 'object' ? rankOf(out.value, order.priority) : undefined;
    const key = plan === undefined || plan.uniqueBy === null ? undefined : keyOf(out.value, plan.uniqueBy);
    const id = this.#memory.nextId(this.#thread);
    this.#memory.created(this.#thread);
    this.#recordSent(actor, id, out, text);
    const envelope: Envelope = {
      id,
      from: actor.index,
      queue,
      flags: out.flags | (content.handles ? EnvelopeFlag.handles : 0),
      replyTo: out.replyTo,
      askId: out.askId === 0 && (out.flags & EnvelopeFlag.ask) !== 0 ? id : out.askId,
      target: out.target,
      content: content.data,
      arrival: 0,
      deadline: 0,
    };
    if (priority !== undefined) envelope.priority = priority;
    if (key !== undefined) envelope.key = key;
    this.#memory.noteUnposted(this.#thread, id, actor.index, queue);
    const left = queue < 0 ? undefined : this.#enter(actor, envelope);
    this.#link.send(envelope);
    return { id, left };
  }

  #recordSent(actor: ActorSeat, id: number, out: Outgoing, text: string | undefined): void {
    const isAnswer = out.sentFlags < 0;
    this.#recorder.record(
      isAnswer ? RecordKind.answered : RecordKind.sent,
      isAnswer ? 0 : out.sentFlags,
      actor.index,
      id,
      out.queue < 0 ? NONE : out.queue,
      sizeOf(out.content.data),
      out.other,
      text,
      this.#previewBytes,
    );
  }

  #enter(actor: ActorSeat, envelope: Envelope): Promise<void> | undefined {
    const index = envelope.queue;
    const queue = this.#layout.queues[index];
    if (queue === undefined) return undefined;
    if (queue.gated && this.#ahead[index] === 0 && this.#memory.isGateOpen(index)) {
      const depth = this.#memory.enter(index, queue.capacity);
      if (depth > 0) {
        this.#memory.noteHasPlace(this.#thread);
        this.#recorder.record(RecordKind.queued, 0, actor.index, envelope.id, index, depth);
        envelope.flags |= EnvelopeFlag.hasPlace;
        return undefined;
      }
    }
    envelope.flags |= EnvelopeFlag.tell;
    this.#ahead[index] = (this.#ahead[index] ?? 0) + 1;
    actor.held += 1;
    return new Promise((resolve, reject) => {
      const { incarnation } = actor;
      this.#unsettled.set(envelope.id, { actor, incarnation, queue: index, resolve, reject });
    });
  }

  settled(id: number, fate: Fate): void {
    const unsettled = this.#unsettled.get(id);
    if (unsettled === undefined) return;
    this.#unsettled.delete(id);
    const { actor, incarnation, queue, resolve, reject } = unsettled;
    this.#ahead[queue] = (this.#ahead[queue] ?? 1) - 1;
    if (fate === Fate.refused) {
      const plan = this.#layout.queues[queue];
      reject(new QueueFullError(plan?.name ?? '', plan?.capacity ?? 0));
    } else resolve();
    // What an earlier life sent is not held against the new one.
    if (incarnation === actor.incarnation) actor.sendLeft();
  }
}
