import type { Clock } from '../memory/clock.ts';
import type { RunOptions } from '../protocol/control.ts';
import { CHUNK_HEADER_BYTES, ChunkKind, type RunEnd, type TraceHeader } from '../protocol/trace-file.ts';
import { AppendedFile } from './appended-file.ts';
import { type Chunk, lastMoment } from './last-round.ts';
import { countRecords, partsOf } from './record-lengths.ts';
import { chunkBytes, cutBytes, endBytes, headerBytes } from './trace-bytes.ts';
import { TraceWindow } from './trace-window.ts';

/** Kept free below the limit for the words about it and the end. */
const LAST_WORDS_BYTES = 4096;
/** A trace that keeps its last part is written in parts of this share, because it can begin between them only. */
const PARTS = 50;
const NOTHING_AFTER = 'Nothing after this is recorded; the run goes on.';

/** Appends to the trace file, within its limit. When the disk refuses, the recording ends and the run goes on. */
export class TraceWriter {
  #file: AppendedFile | null;
  readonly #window: TraceWindow | null;
  readonly #clock: Clock;
  readonly #limitBytes: number;
  readonly #onEnd: (reason: string) => void;
  /** True from where nothing more is recorded, but the words about that. */
  #isOver = false;
  #leftOut = 0;
  readonly #lost = (chunk: Uint8Array): void => {
    if (chunk[6] === ChunkKind.records) this.#leftOut += countRecords(chunk.subarray(CHUNK_HEADER_BYTES));
  };

  /**
   * @param onEnd called with a sentence when the recording ends before the run
   * @throws Error when the file cannot be made
   */
  constructor(
    path: string,
    header: TraceHeader,
    { limitBytes = Number.POSITIVE_INFINITY, keep = 'first' }: Pick<RunOptions, 'limitBytes' | 'keep'>,
    clock: Clock,
    onEnd: (reason: string) => void,
  ) {
    this.#clock = clock;
    this.#limitBytes = limitBytes;
    this.#onEnd = onEnd;
    this.#file = new AppendedFile(path, headerBytes(header));
    const isWindow = keep === 'last' && limitBytes < Number.POSITIVE_INFINITY;
    this.#window = isWindow ? new TraceWindow(header, limitBytes, clock, this.#file.size) : null;
  }

  /**
   * True where so many bytes of records may come before the recording has to end for its limit; false where `lastRound`
   * has to decide what still has room.
   */
  hasRoom(bytes: number): boolean {
    return this.#window !== null || this.#isOver || this.#file === null || bytes <= this.#room;
  }

  get #room(): number {
    return this.#limitBytes - LAST_WORDS_BYTES - (this.#file?.size ?? 0);
  }

  /** @param records whole ones; what comes after the recording has ended, logs and failures, is left out */
  records(thread: number, records: Uint8Array): void {
    if (this.#file === null || this.#isOver) {
      this.#leftOut += countRecords(records);
      return;
    }
    if (this.#window === null && records.length + CHUNK_HEADER_BYTES > this.#room) {
      this.lastRound([{ thread, records }]);
      return;
    }
    if (this.#window === null) this.#append(chunkBytes(ChunkKind.records, thread, records));
    else
      for (const part of partsOf(records, this.#limitBytes / PARTS)) this.#slide(this.#window, thread, part);
  }

  /** The last that has room: records of all threads up to one moment. */
  lastRound(chunks: readonly Chunk[]): void {
    const { timeNs, bytes } = lastMoment(chunks, this.#room);
    chunks.forEach(({ thread, records }, i) => {
      const kept = records.subarray(0, bytes[i]);
      if (kept.length > 0) this.#append(chunkBytes(ChunkKind.records, thread, kept));
      this.#leftOut += countRecords(records.subarray(kept.length));
    });
    if (this.#isOver) return;
    const why = `The trace has reached its limit of ${sizeWords(this.#limitBytes)}.`;
    this.#isOver = true;
    const cutNs = timeNs === 0 ? this.#clock.nowNs() : timeNs;
    this.#append(cutBytes(this.#clock, cutNs, 0, `${why} ${NOTHING_AFTER}`));
    this.#onEnd(why);
  }

  #slide(window: TraceWindow, thread: number, records: Uint8Array): void {
    if (this.#isOver) this.#leftOut += countRecords(records);
    else this.#append(chunkBytes(ChunkKind.records, thread, records));
    if (this.#file === null || this.#isOver) return;
    try {
      this.#file = window.added(this.#file, records);
    } catch (error) {
      this.#refused(error, new Uint8Array(0));
    }
  }

  #append(chunk: Uint8Array): void {
    if (this.#file === null) return;
    try {
      this.#file.append(chunk);
    } catch (error) {
      this.#refused(error, chunk);
    }
  }

  /** @param chunk that could not be written */
  #refused(error: unknown, chunk: Uint8Array): void {
    const wasOver = this.#isOver;
    this.#isOver = true;
    this.#window?.close();
    const why = refusalWords(error);
    const words = `${why} ${NOTHING_AFTER}`;
    const last = wasOver ? new Uint8Array(0) : cutBytes(this.#clock, this.#clock.nowNs(), 0, words);
    if (this.#file !== null && !this.#file.appendLast(chunk, last, this.#lost)) this.#close();
    if (!wasOver) this.#onEnd(why);
  }

  /**
   * The goodbye; nothing can be written after it.
   * @param leftOut records that threads did not even write because the recording had ended
   */
  end(end: RunEnd, leftOut = 0): void {
    this.#window?.close();
    const missing = this.#leftOut + leftOut;
    if (missing > 0) {
      const words = `${missing.toLocaleString('en')} ${missing === 1 ? 'record was' : 'records were'} left out.`;
      this.#append(cutBytes(this.#clock, end.timeNs, missing, words));
    }
    const bytes = endBytes(end);
    try {
      this.#file?.append(bytes);
    } catch {
      this.#file?.appendLast(bytes, bytes, this.#lost);
    }
    this.#close();
  }

  #close(): void {
    try {
      this.#file?.close();
    } catch {
      // It is given up either way.
    }
    this.#file = null;
  }
}

function refusalWords(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk has no room left for the trace.';
  if (code === 'EFBIG') return 'The trace has reached the largest size of a file that is allowed here.';
  return `The trace could not be written: ${error instanceof Error ? error.message : String(error)}.`;
}

/** `200 MB`, as the option is written. */
function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${units[power]}`;
}
