import type { Clock } from '../memory/clock.ts';
import { FLAWS } from './flaws.ts';
import { RecordWriter } from './record-writer.ts';

/** Records of the host's own, in memory until they are taken. */
export class BufferRecorder extends RecordWriter {
  #length = 0;
  readonly #flaws: number[] = FLAWS.map(() => 0);

  /** @param all false: only logs and failures are kept */
  constructor(clock: Clock, all: boolean) {
    super(clock, all, new ArrayBuffer(65_536), 0, 65_536);
  }

  protected room(length: number): number {
    while (this.#length + length > this.bytes.length) this.#grow();
    return this.#length;
  }

  protected wrote(length: number): void {
    this.#length += length;
  }

  protected leftOut(): void {
    this.missing += 1;
  }

  protected flawed(flaw: number): void {
    this.#flaws[flaw] = (this.#flaws[flaw] as number) + 1;
  }

  /** How often something was told that did not go well. @param flaw index in FLAWS */
  flaws(flaw: number): number {
    return this.#flaws[flaw] as number;
  }

  /** Records that were not kept since the recording ended. */
  missing = 0;

  /** From now on only logs and failures are kept. */
  mute(): void {
    this.isRecording = false;
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes.subarray(0, this.#length));
    this.bytes = larger;
    this.words = new Uint32Array(larger.buffer);
    this.floats = new Float64Array(larger.buffer);
  }

  /** Bytes that `drain` would give now. */
  get pending(): number {
    return this.#length;
  }

  /** Gives what was recorded since the last time; the bytes are good until the next record. */
  drain(take: (records: Uint8Array) => void): void {
    if (this.#length === 0) return;
    const bytes = this.bytes.subarray(0, this.#length);
    this.#length = 0;
    take(bytes);
  }
}
