import type { Clock } from '../memory/clock.ts';
import { RECORD_BYTES, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import { contentScratch, writeContent } from './content.ts';
import { flawOf, NO_FLAW } from './flaws.ts';
import { encodeText, MAX_TEXT_BYTES, type Scratch, textScratch } from './scratch.ts';

/** Where records go: a thread's ring, or the host's own buffer. No object is made for a record. */
export interface Recorder {
  /** Nanoseconds since the start of the run, as records have it. It costs more than a record: one reading may serve several. */
  nowNs(): number;
  /**
   * Writes one record of this moment (runtime/protocol/trace-file.ts).
   * @param text payload, cut at a character to `maxTextBytes`; a `sent` that was cut is flagged
   */
  record(
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue?: number,
    value?: number,
    other?: number,
    text?: string,
    maxTextBytes?: number,
  ): void;
  /** As `record`, of a moment that is known: the end of one message is the begin of the next. */
  recordAt(
    timeNs: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue?: number,
    value?: number,
    other?: number,
    text?: string,
    maxTextBytes?: number,
  ): void;
  /** As `recordAt`, of what every message has: `sent` with the flag `queued` and no payload; `taken`; `handled`. */
  recordQueued(
    timeNs: number,
    actor: number,
    message: number,
    queue: number,
    bytes: number,
    cause: number,
  ): void;
  recordTaken(timeNs: number, actor: number, message: number, queue: number): void;
  recordHandled(timeNs: number, outcome: number, actor: number, message: number): void;
  /**
   * As `recordAt`, with a preview of `content` as payload: as much of it as has room in `maxBytes`, and no more is made.
   * May run the content's own getters; what they throw stands in the preview. 0 bytes: no payload.
   */
  recordContentAt(
    timeNs: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue: number,
    value: number,
    other: number,
    content: unknown,
    maxBytes: number,
  ): void;
}

const FIXED = Uint8Array.from({ length: 256 }, (_, kind) => RECORD_BYTES[kind] ?? 24);
const SENT_BYTES = FIXED[RecordKind.sent] as number;
const QUEUED_WORD = RecordKind.sent | (SentFlag.queued << 8) | (SENT_BYTES << 13);
const TAKEN_BYTES = FIXED[RecordKind.taken] as number;
const TAKEN_WORD = RecordKind.taken | (TAKEN_BYTES << 13);
const HANDLED_BYTES = FIXED[RecordKind.handled] as number;
const HANDLED_WORD = RecordKind.handled | (HANDLED_BYTES << 13);
/** Up to here a loop is quicker than a view and a copy. */
const FEW_WORDS = 64;

export abstract class RecordWriter implements Recorder {
  /** False: only what a person reads on the console is kept, logs and failures. */
  protected isRecording: boolean;
  /** Time of the last record, or 0. */
  lastNs = 0;
  protected words: Uint32Array;
  protected floats: Float64Array;
  protected bytes: Uint8Array;
  readonly #clock: Clock;

  constructor(clock: Clock, isRecording: boolean, buffer: ArrayBufferLike, offset: number, length: number) {
    this.#clock = clock;
    this.isRecording = isRecording;
    this.bytes = new Uint8Array(buffer, offset, length);
    this.words = new Uint32Array(buffer, offset, length >> 2);
    this.floats = new Float64Array(buffer, offset, length >> 3);
  }

  /** Room for a record. @returns its offset, a multiple of 8 */
  protected abstract room(length: number): number;
  /** The record stands. */
  protected abstract wrote(length: number): void;
  /** A record that is not kept, because the recording has ended or was never asked for. */
  protected abstract leftOut(): void;
  /** Something that did not go well, whether it is kept or not. @param flaw index in FLAWS */
  protected abstract flawed(flaw: number): void;

  nowNs(): number {
    return this.#clock.nowNs();
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
    // Where nothing is recorded the clock need not be read.
    const timeNs = this.#isKept(kind) ? this.#clock.nowNs() : 0;
    this.recordAt(timeNs, kind, flags, actor, message, queue, value, other, text, maxTextBytes);
  }

  recordAt(
    timeNs: number,
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
    const flaw = flawOf(kind, flags);
    if (flaw !== NO_FLAW) this.flawed(flaw);
    if (!this.#isKept(kind)) {
      this.leftOut();
      return;
    }
    if (text === undefined) {
      const length = FIXED[kind] as number;
      this.#write(this.room(length), length, timeNs, kind, flags, actor, message, queue, value, other);
      this.wrote(length);
    } else {
      const encoded = encodeText(text, maxTextBytes);
      this.#writeText(timeNs, kind, flags, actor, message, queue, value, other, encoded, textScratch);
    }
  }

  #isKept(kind: RecordKind): boolean {
    return this.isRecording || kind === RecordKind.logged || kind === RecordKind.failed;
  }

  recordContentAt(
    timeNs: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue: number,
    value: number,
    other: number,
    content: unknown,
    maxBytes: number,
  ): void {
    if (!this.isRecording) {
      this.leftOut();
      return;
    }
    if (maxBytes === 0) this.recordAt(timeNs, kind, flags, actor, message, queue, value, other);
    else {
      const encoded = writeContent(content, Math.min(maxBytes, MAX_TEXT_BYTES));
      this.#writeText(timeNs, kind, flags, actor, message, queue, value, other, encoded, contentScratch);
    }
  }

  // What each message has, without the ways of others

  /** `sent` with the flag `queued`, without a preview. */
  recordQueued(
    timeNs: number,
    actor: number,
    message: number,
    queue: number,
    bytes: number,
    cause: number,
  ): void {
    if (!this.isRecording) {
      this.leftOut();
      return;
    }
    const at = this.room(SENT_BYTES);
    const word = at >> 2;
    const { words, floats } = this;
    words[word] = QUEUED_WORD;
    words[word + 1] = actor;
    floats[(at >> 3) + 1] = timeNs;
    floats[(at >> 3) + 2] = message;
    words[word + 6] = queue;
    words[word + 7] = bytes;
    floats[(at >> 3) + 4] = cause;
    this.lastNs = timeNs;
    this.wrote(SENT_BYTES);
  }

  /** `taken`. */
  recordTaken(timeNs: number, actor: number, message: number, queue: number): void {
    if (!this.isRecording) {
      this.leftOut();
      return;
    }
    const at = this.room(TAKEN_BYTES);
    const word = at >> 2;
    const { words } = this;
    words[word] = TAKEN_WORD;
    words[word + 1] = actor;
    this.floats[(at >> 3) + 1] = timeNs;
    this.floats[(at >> 3) + 2] = message;
    words[word + 6] = queue;
    words[word + 7] = 0;
    this.lastNs = timeNs;
    this.wrote(TAKEN_BYTES);
  }
  /** `handled`. @param outcome of `Outcome` */
  recordHandled(timeNs: number, outcome: number, actor: number, message: number): void {
    if (!this.isRecording) {
      this.leftOut();
      return;
    }
    const at = this.room(HANDLED_BYTES);
    this.words[at >> 2] = HANDLED_WORD | (outcome << 8);
    this.words[(at >> 2) + 1] = actor;
    this.floats[(at >> 3) + 1] = timeNs;
    this.floats[(at >> 3) + 2] = message;
    this.lastNs = timeNs;
    this.wrote(HANDLED_BYTES);
  }

  #write(
    at: number,
    length: number,
    timeNs: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue: number,
    value: number,
    other: number,
  ): void {
    const { words, floats } = this;
    const word = at >> 2;
    const float = at >> 3;
    words[word] = kind | (flags << 8) | (length << 13);
    words[word + 1] = actor;
    floats[float + 1] = timeNs;
    this.lastNs = timeNs;
    floats[float + 2] = message;
    const fixed = FIXED[kind] as number;
    if (fixed < 32) return;
    words[word + 6] = queue;
    words[word + 7] = value;
    if (fixed >= 40) floats[float + 4] = other;
  }

  /** @param encoded length of the text in the scratch space; less 1 and negated where it was cut */
  #writeText(
    timeNs: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue: number,
    value: number,
    other: number,
    encoded: number,
    text: Scratch,
  ): void {
    const fixed = FIXED[kind] as number;
    const textBytes = encoded < 0 ? -encoded - 1 : encoded;
    const marked = encoded < 0 && kind === RecordKind.sent ? flags | SentFlag.truncated : flags;
    const length = (fixed + 4 + textBytes + 7) & ~7;
    const at = this.room(length);
    this.#write(at, length, timeNs, kind, marked, actor, message, queue, value, other);
    const { words } = this;
    const from = text.words;
    const word = (at + fixed) >> 2;
    const count = (length - fixed) >> 2;
    for (let i = textBytes; i < (count - 1) * 4; i++) text.bytes[i] = 0;
    words[word] = textBytes;
    if (count > FEW_WORDS) words.set(text.words.subarray(0, count - 1), word + 1);
    else for (let i = 1; i < count; i++) words[word + i] = from[i - 1] as number;
    this.wrote(length);
  }
}
