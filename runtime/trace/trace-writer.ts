import type { Clock } from '../memory/clock.ts';
import type { RunOptions } from '../protocol/control.ts';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  RecordKind,
  type RunEnd,
  type TraceHeader,
} from '../protocol/trace-file.ts';
import { AppendedFile } from './appended-file.ts';
import { chunkBytes, cutBytes, endBytes, headerBytes } from './trace-bytes.ts';
import { TraceWindow } from './trace-window.ts';

/** Kept free below the limit for the words about it and the end. */
const LAST_WORDS_BYTES = 4096;
const GOES_ON = 'Nothing after this is recorded; the run goes on.';

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
   * @param onEnd called when the recording ends before the run
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

  /** @param records whole ones; logs and failures may come after the recording has ended, and are left out */
  records(thread: number, records: Uint8Array): void {
    if (this.#file === null || this.#isOver) {
      this.#leftOut += countRecords(records);
      return;
    }
    if (this.#window !== null) {
      this.#append(chunkBytes(ChunkKind.records, thread, records));
      if (!this.#isOver) this.#slide(this.#window, records);
      return;
    }
    const room = this.#limitBytes - LAST_WORDS_BYTES - this.#file.size - CHUNK_HEADER_BYTES;
    if (records.length <= room) {
      this.#append(chunkBytes(ChunkKind.records, thread, records));
      return;
    }
    const fits = fitting(records, room);
    if (fits > 0) this.#append(chunkBytes(ChunkKind.records, thread, records.subarray(0, fits)));
    this.#leftOut += countRecords(records.subarray(fits));
    this.#endRecording(`The trace has reached its limit of ${sizeWords(this.#limitBytes)}. ${GOES_ON}`);
  }

  #slide(window: TraceWindow, records: Uint8Array): void {
    if (this.#file === null) return;
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

  #endRecording(why: string): void {
    this.#isOver = true;
    this.#append(cutBytes(this.#clock, this.#clock.nowNs(), 0, why));
    this.#onEnd(why);
  }

  /** @param chunk that could not be written */
  #refused(error: unknown, chunk: Uint8Array): void {
    const wasOver = this.#isOver;
    this.#isOver = true;
    this.#window?.close();
    const why = `${refusalWords(error)} ${GOES_ON}`;
    const last = wasOver ? new Uint8Array(0) : cutBytes(this.#clock, this.#clock.nowNs(), 0, why);
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

/** Bytes of as many whole records as have room. */
function fitting(records: Uint8Array, room: number): number {
  let fits = 0;
  eachRecord(records, (_, end) => {
    if (end <= room) fits = end;
  });
  return fits;
}

function countRecords(records: Uint8Array): number {
  let count = 0;
  eachRecord(records, (kind) => {
    if (kind !== RecordKind.padding) count += 1;
  });
  return count;
}

function eachRecord(records: Uint8Array, visit: (kind: number, end: number) => void): void {
  for (let at = 0; at < records.length; ) {
    const length = ((records[at + 2] as number) | ((records[at + 3] as number) << 8)) * 8;
    if (length === 0) return;
    visit(records[at] as number, at + length);
    at += length;
  }
}
