/**
 * The last part of a trace: when the file has grown to a share of its limit, a second one is begun beside it that leaves
 * the first part out, and takes its place when it has all of the rest. It is copied a little with each chunk, so that the
 * threads never wait for it, and both together never take more than the limit.
 */
import fs from 'node:fs';
import type { Clock } from '../memory/clock.ts';
import type { TraceHeader } from '../protocol/trace-file.ts';
import { AppendedFile } from './appended-file.ts';
import { type Place, Tally } from './tally.ts';
import { cutBytes, headerBytes } from './trace-bytes.ts';

/** Shares of the limit: at which size the first part goes, and how much stays at least. */
const FULL = 0.6;
const STAYS = 0.35;
/** How much is copied for each byte that is written. While that goes on the file grows by a sixteenth of what stays. */
const COPIED_PER_BYTE = 16;
/** Places where the trace may be made to begin, by the limit. */
const PLACES = 100;
const STEP_BYTES = 1 << 20;

interface Begin extends Place {
  /** Bytes of the trace before it, had nothing been removed, and of the file as it is. */
  bytes: number;
  offset: number;
}

/** The file that is to take the first one's place. */
interface Next {
  file: AppendedFile;
  /** Offset in the first file where it begins, and up to where it has it. */
  from: number;
  copied: number;
  /** Bytes of its own before that. */
  start: number;
}

export class TraceWindow {
  readonly #tally: Tally;
  readonly #limitBytes: number;
  readonly #clock: Clock;
  /** Bytes of the trace, had nothing been removed. */
  #bytes: number;
  #size: number;
  #begins: Begin[] = [];
  #next: Next | null = null;

  constructor(header: TraceHeader, limitBytes: number, clock: Clock, headerSize: number) {
    this.#tally = new Tally(header);
    this.#limitBytes = limitBytes;
    this.#clock = clock;
    this.#bytes = headerSize;
    this.#size = headerSize;
  }

  /**
   * A chunk was appended. @returns the file to go on with
   * @throws Error as the disk gives it
   */
  added(file: AppendedFile, records: Uint8Array): AppendedFile {
    const written = file.size - this.#size;
    this.#bytes += written;
    this.#size = file.size;
    this.#tally.add(records);
    const last = this.#begins.at(-1)?.offset ?? 0;
    if (this.#size - last >= this.#limitBytes / PLACES)
      this.#begins.push({ ...this.#tally.place(), bytes: this.#bytes, offset: this.#size });
    if (this.#next === null && this.#size >= this.#limitBytes * FULL) this.#begin(file);
    return this.#next === null ? file : this.#copy(file, this.#next, written);
  }

  #begin(file: AppendedFile): void {
    const least = this.#size - this.#limitBytes * STAYS;
    const begin = this.#begins.find(({ offset }) => offset >= least);
    if (begin === undefined) return;
    const why = `The ${begin.records.toLocaleString('en')} records before this were removed: the trace keeps its last part.`;
    const cut = cutBytes(this.#clock, begin.untilNs, begin.records, why);
    // The cut is no part of what was written: bytes are counted as if nothing had been removed.
    const head = headerBytes(this.#tally.headerAt(begin, begin.bytes - cut.length));
    const next = new AppendedFile(`${file.path}.next`, Buffer.concat([head, cut]));
    this.#next = { file: next, from: begin.offset, copied: begin.offset, start: next.size };
  }

  #copy(file: AppendedFile, next: Next, written: number): AppendedFile {
    let left = Math.max(STEP_BYTES, written * COPIED_PER_BYTE);
    while (left > 0 && next.copied < this.#size) {
      const step = Buffer.allocUnsafe(Math.min(STEP_BYTES, left, this.#size - next.copied));
      const read = file.read(step, next.copied);
      next.file.appendPart(read === step.length ? step : step.subarray(0, read));
      next.copied += read;
      left -= read;
    }
    if (next.copied < this.#size) return file;
    fs.renameSync(next.file.path, file.path);
    file.close();
    next.file.path = file.path;
    next.file.partsEnd();
    const moved = next.start - next.from;
    this.#begins = this.#begins
      .filter(({ offset }) => offset > next.from)
      .map((begin) => ({ ...begin, offset: begin.offset + moved }));
    this.#size = next.file.size;
    this.#next = null;
    return next.file;
  }

  /** Gives up a second file that is not whole. */
  close(): void {
    if (this.#next === null) return;
    const { file } = this.#next;
    this.#next = null;
    try {
      file.close();
      fs.unlinkSync(file.path);
    } catch {
      // It is of no use to anybody, and goes with its folder.
    }
  }
}
