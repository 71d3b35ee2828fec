/**
 * What a reader that competes with others has taken: a copy of the message in memory of its own, and the texts of the
 * burst that it came from, which are read once for all messages of it that this reader takes.
 */
import { Burst } from './burst-layout.ts';
import type { Ring } from './ring.ts';

/** Bytes of a message that are moved one word at a time: a call into Node costs as much. */
const FEW_BYTES = 384;

export class OwnCopy {
  bytes = new Uint8Array(0);
  readonly #ring: Ring;
  #ints = new Int32Array(0);
  // Which burst the texts are of.
  #position = 0;
  #first = -1;
  #texts = '';

  constructor(ring: Ring) {
    this.#ring = ring;
  }

  /** Called under the readers' lock, while the message is still there. */
  take(message: number, length: number): void {
    const { bytes, ints } = this.#ring.memory;
    if (this.bytes.length < length) {
      this.bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length + 64)));
      this.#ints = new Int32Array(this.bytes.buffer);
    }
    if (length > FEW_BYTES) {
      Buffer.prototype.copy.call(bytes, this.bytes, 0, message, message + length);
      return;
    }
    const own = this.#ints;
    const from = message >> 2;
    const words = length >> 2;
    for (let i = 0; i < words; i++) own[i] = ints[from + i] as number;
  }

  /** All texts of the burst that the ring has found last. Called under the lock too. */
  textsOf(burst: number): string {
    const { memory, positionOf } = this.#ring;
    const word = burst >> 2;
    const first = memory.ints[word + Burst.first] as number;
    if (positionOf !== this.#position || first !== this.#first) {
      this.#position = positionOf;
      this.#first = first;
      this.#texts = this.#ring.textOf(burst, 0, memory.ints[word + Burst.characters] as number);
    }
    return this.#texts;
  }
}
