import type { Clock } from '../memory/clock.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { MAX_TEXT_BYTES, prepareText, type Recorder, RecordWriter, recordLength } from './record-writer.ts';

/** Records of the host's own, in memory until they are taken. */
export class BufferRecorder implements Recorder {
  readonly #clock: Clock;
  readonly #all: boolean;
  #buffer = new ArrayBuffer(65_536);
  #writer = new RecordWriter(this.#buffer, 0, this.#buffer.byteLength);
  #length = 0;

  /** @param all false: only logs and failures are kept */
  constructor(clock: Clock, all: boolean) {
    this.#clock = clock;
    this.#all = all;
  }

  record(
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue = 0,
    value = 0,
    other = 0,
    text?: string,
    maxTextBytes = MAX_TEXT_BYTES,
  ): void {
    if (!this.#all && kind !== RecordKind.logged && kind !== RecordKind.failed) return;
    const textBytes = text === undefined ? -1 : prepareText(text, maxTextBytes).bytes;
    const length = recordLength(kind, textBytes);
    if (this.#length + length > this.#buffer.byteLength) this.#grow();
    const timeNs = this.#clock.nowNs();
    this.#writer.write(
      this.#length,
      length,
      kind,
      flags,
      actor,
      timeNs,
      message,
      queue,
      value,
      other,
      textBytes,
    );
    this.#length += length;
  }

  #grow(): void {
    const larger = new ArrayBuffer(this.#buffer.byteLength * 2);
    new Uint8Array(larger).set(new Uint8Array(this.#buffer, 0, this.#length));
    this.#buffer = larger;
    this.#writer = new RecordWriter(larger, 0, larger.byteLength);
  }

  /** Gives what was recorded since the last time; the bytes are good until the next record. */
  drain(take: (records: Uint8Array) => void): void {
    if (this.#length === 0) return;
    const bytes = new Uint8Array(this.#buffer, 0, this.#length);
    this.#length = 0;
    take(bytes);
  }
}
