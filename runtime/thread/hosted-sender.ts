/** Messages for queues that the host keeps: those whose policy has to look at what waits. */
import { QueueFullError } from '../errors.ts';
import type { QueueLayout } from '../layout.ts';
import { noteHasPlace, noteUnposted } from '../memory/unposted.ts';
import { type Content, toContent } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { Fate } from '../transport/transport.ts';
import type { ActorSeat, Outgoing, ThreadServices } from './contract.ts';

interface Unsettled {
  actor: ActorSeat;
  incarnation: number;
  queue: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

export class HostedSender {
  readonly #thread: ThreadServices;
  readonly #unsettled = new Map<number, Unsettled>();
  /** By queue: messages of this thread of which the host has not told yet; none may overtake them. */
  readonly #ahead: number[];

  constructor(thread: ThreadServices) {
    this.#thread = thread;
    this.#ahead = thread.layout.queues.map(() => 0);
  }

  /** @throws what toContent throws */
  copy(value: unknown): Content {
    return toContent(value);
  }

  /** @returns what to wait for when it is not in its queue yet */
  post(
    actor: ActorSeat,
    out: Outgoing,
    id: number,
    content: Content,
    key: string | undefined,
    priority: Envelope['priority'],
  ): Promise<void> | undefined {
    const { memory, index, link } = this.#thread;
    const envelope: Envelope = {
      id,
      from: actor.index,
      queue: out.queue,
      flags: out.flags | content.flags,
      replyTo: out.replyTo,
      askId: out.askId,
      slot: out.slot,
      target: out.target,
      bytes: content.bytes,
      at: 0,
      end: content.bytes.length,
      texts: content.texts,
      textAt: 0,
      textLength: content.texts.length,
      arrival: 0,
      deadline: 0,
    };
    if (priority !== undefined) envelope.priority = priority;
    if (key !== undefined) envelope.key = key;
    noteUnposted(memory, index, id, actor.index, out.queue);
    const left = this.#enter(actor, envelope);
    link.send(envelope);
    return left;
  }

  #enter(actor: ActorSeat, envelope: Envelope): Promise<void> | undefined {
    const { memory, recorder, layout, index: thread } = this.#thread;
    const index = envelope.queue;
    const { gated } = layout.queues[index] as QueueLayout;
    if (gated && this.#ahead[index] === 0 && memory.isGateOpen(index)) {
      const depth = memory.enter(index);
      if (depth > 0) {
        noteHasPlace(memory, thread);
        recorder.record(RecordKind.queued, 0, actor.index, envelope.id, index, depth);
        envelope.flags |= EnvelopeFlag.hasPlace;
        return undefined;
      }
    }
    envelope.flags |= EnvelopeFlag.tell;
    this.#ahead[index] = (this.#ahead[index] ?? 0) + 1;
    actor.sendHeld(index);
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
      const { layout, memory } = this.#thread;
      reject(new QueueFullError(layout.queues[queue]?.name ?? '', memory.capacity(queue)));
    } else resolve();
    // What an earlier life sent is not held against the new one.
    if (incarnation === actor.incarnation) actor.sendLeft();
  }
}
