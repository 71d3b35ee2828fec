/**
 * Contents too large for a queue's memory. The host hands them to every thread that reads the queue; whoever takes the
 * message opens it, the others are told to forget it.
 */
import type { Content } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';

export class Parcels {
  readonly #here = new Map<number, Content>();
  readonly #awaited = new Map<number, { promise: Promise<void>; resolve: () => void }>();

  arrived(id: number, content: Content): void {
    this.#here.set(id, content);
    this.#awaited.get(id)?.resolve();
    this.#awaited.delete(id);
  }
  forget(id: number): void {
    this.#here.delete(id);
  }

  /** @returns what to wait for, or undefined when it is here */
  arrival(id: number): Promise<void> | undefined {
    if (this.#here.has(id)) return undefined;
    const known = this.#awaited.get(id);
    if (known !== undefined) return known.promise;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(id, { promise, resolve });
    return promise;
  }

  /** Puts its content into the message. */
  open(envelope: Envelope): void {
    const content = this.#here.get(envelope.id);
    if (content === undefined) return;
    this.#here.delete(envelope.id);
    envelope.bytes = content.bytes;
    envelope.at = 0;
    envelope.end = content.bytes.length;
    envelope.texts = content.texts;
    envelope.textAt = 0;
    envelope.textLength = content.texts.length;
    envelope.flags &= ~EnvelopeFlag.parcel;
  }
}
