/** Bytes of a trace file to records, in pieces of any size: a file that grows and a file cut short read the same way. */
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  MAGIC,
  NONE,
  RECORD_BYTES,
  RecordKind,
  type RunEnd,
  TRACE_VERSION,
  type TraceHeader,
} from '../../runtime/protocol/trace-file.ts';
import { TraceError } from './trace-error.ts';

/** One record. The decoder reuses a single object for all: copy what you keep. */
export interface TraceRecord {
  kind: number;
  flags: number;
  /** Index of the thread that wrote it, HOST_THREAD for the run's own. */
  thread: number;
  /** Index of the actor, -1 for none. */
  actor: number;
  timeNs: number;
  /** 0 for none. */
  message: number;
  /** Index of the queue, -1 for none. */
  queue: number;
  value: number;
  /** 0 for none. */
  other: number;
  /** The payload is `bytes[at .. at + length)`, valid only during the call. */
  bytes: Uint8Array;
  at: number;
  length: number;
}

export interface TraceSink {
  /** @param version 1 or 2 (docs/trace-format.md) */
  header(header: TraceHeader, version: number): void;
  record(record: TraceRecord): void;
  end(end: RunEnd): void;
  /** A part of a live trace was removed before it came; the header is that of what follows. */
  jumped?(header: TraceHeader): void;
}

const utf8 = new TextDecoder();
const PLACES: Partial<Record<number, 'records' | 'end' | 'jump'>> = {
  [ChunkKind.records]: 'records',
  [ChunkKind.end]: 'end',
  [ChunkKind.jump]: 'jump',
};
const OLDEST_VERSION = 1;
const LARGEST_HEADER = 64 * 1024 * 1024;

export class TraceDecoder {
  /** Bytes taken so far, those of a removed part with them: where a reader that lost its connection goes on. */
  bytesTaken = 0;
  private readonly sink: TraceSink;
  private buffer = new ArrayBuffer(1 << 17);
  private u8 = new Uint8Array(this.buffer);
  private u16 = new Uint16Array(this.buffer);
  private u32 = new Uint32Array(this.buffer);
  private f64 = new Float64Array(this.buffer);
  /** Bytes of `buffer` in use; everything before `at` is read. `at` stays a multiple of 8, as in the file. */
  private filled = 0;
  private at = 0;
  private place: 'header' | 'chunk' | 'records' | 'end' | 'jump' | 'skip' = 'header';
  private left = 0;
  private readonly record: TraceRecord = {
    kind: 0,
    flags: 0,
    thread: 0,
    actor: -1,
    timeNs: 0.5,
    message: 0.5,
    queue: -1,
    value: 0,
    other: 0.5,
    bytes: this.u8,
    at: 0,
    length: 0,
  };

  constructor(sink: TraceSink) {
    this.sink = sink;
  }

  /** Takes the next bytes of the file. Throws TraceError; what was decoded before it stands. */
  push(chunk: Uint8Array): void {
    this.bytesTaken += chunk.length;
    this.keep(chunk);
    while (this.step());
  }

  private keep(chunk: Uint8Array): void {
    if (this.at > 0) {
      this.u8.copyWithin(0, this.at, this.filled);
      this.filled -= this.at;
      this.at = 0;
    }
    if (this.filled + chunk.length > this.u8.length) {
      let size = this.u8.length * 2;
      while (size < this.filled + chunk.length) size *= 2;
      const old = this.u8;
      this.buffer = new ArrayBuffer(size);
      this.u8 = new Uint8Array(this.buffer);
      this.u16 = new Uint16Array(this.buffer);
      this.u32 = new Uint32Array(this.buffer);
      this.f64 = new Float64Array(this.buffer);
      this.u8.set(old.subarray(0, this.filled));
      this.record.bytes = this.u8;
    }
    this.u8.set(chunk, this.filled);
    this.filled += chunk.length;
  }

  /** Reads one thing; false when more bytes are needed. */
  private step(): boolean {
    const ready = this.filled - this.at;
    switch (this.place) {
      case 'header':
        return this.readHeader(ready);
      case 'chunk': {
        if (ready < CHUNK_HEADER_BYTES) return false;
        this.left = this.u32[this.at >> 2] as number;
        const kind = this.u16[(this.at >> 1) + 3] as number;
        if (this.left % 8 !== 0)
          throw new TraceError('trace/corrupt', `A chunk is ${this.left} bytes long, not a multiple of 8.`);
        this.record.thread = this.u16[(this.at >> 1) + 2] as number;
        this.at += CHUNK_HEADER_BYTES;
        this.place = PLACES[kind] ?? /* newer */ 'skip';
        return true;
      }
      case 'records':
        return this.readRecords();
      case 'end': {
        if (ready < this.left) return false;
        const text = utf8.decode(this.u8.subarray(this.at, this.at + this.left));
        this.at += this.left;
        this.place = 'chunk';
        this.sink.end(json<RunEnd>(text, 'end'));
        return true;
      }
      case 'jump': {
        if (ready < this.left) return false;
        const header = json<TraceHeader>(
          utf8.decode(this.u8.subarray(this.at, this.at + this.left)),
          'next header',
        );
        this.at += this.left;
        this.place = 'chunk';
        if (header.removed) this.bytesTaken = header.removed.bytes + this.filled - this.at;
        this.sink.jumped?.(header);
        return true;
      }
      case 'skip': {
        const skipped = Math.min(ready, this.left) & ~7;
        this.at += skipped;
        this.left -= skipped;
        if (this.left > 0) return false;
        this.place = 'chunk';
        return true;
      }
    }
  }

  private readHeader(ready: number): boolean {
    for (let i = 0; i < Math.min(ready, MAGIC.length); i++)
      if (this.u8[i] !== MAGIC.charCodeAt(i))
        throw new TraceError('trace/not-a-trace', 'This is not a trace: it does not begin with CUEBOARD.');
    if (ready < 16) return false;
    const version = this.u32[2] as number;
    if (version < OLDEST_VERSION || version > TRACE_VERSION)
      throw new TraceError(
        'trace/version',
        `This trace is version ${version}; versions ${OLDEST_VERSION} to ${TRACE_VERSION} can be read here.`,
      );
    const length = this.u32[3] as number;
    if (length > LARGEST_HEADER) throw new TraceError('trace/corrupt', `The header claims ${length} bytes.`);
    const padded = 16 + Math.ceil(length / 8) * 8;
    if (ready < padded) return false;
    const header = json<TraceHeader>(utf8.decode(this.u8.subarray(16, 16 + length)), 'header');
    if (![header.threads, header.queues, header.actors].every(Array.isArray))
      throw new TraceError('trace/corrupt', 'The header does not list threads, queues and actors.');
    this.at = padded;
    this.place = 'chunk';
    // Counted as if nothing had been removed: a reader of a live trace goes on from there, whatever is removed meanwhile.
    if (header.removed) this.bytesTaken += header.removed.bytes - padded;
    this.sink.header(header, version);
    return true;
  }

  private readRecords(): boolean {
    const { u8, u16, u32, f64, filled, record, sink } = this;
    while (this.left > 0) {
      const at = this.at;
      if (filled - at < 8) return false;
      const size = (u16[(at >> 1) + 1] as number) * 8;
      if (size === 0 || size > this.left)
        throw new TraceError('trace/corrupt', `A record claims ${size} bytes where ${this.left} are left.`);
      if (filled - at < size) return false;
      const kind = u8[at] as number;
      this.at = at + size;
      this.left -= size;
      const fixed = RECORD_BYTES[kind];
      // A kind that this build does not know is skipped: a newer runtime may say more.
      if (kind === RecordKind.padding || fixed === undefined || size < fixed) continue;
      record.kind = kind;
      record.flags = u8[at + 1] as number;
      const actor = u32[(at >> 2) + 1] as number;
      record.actor = actor === NONE ? -1 : actor;
      record.timeNs = f64[(at >> 3) + 1] as number;
      record.message = f64[(at >> 3) + 2] as number;
      if (fixed >= 32) {
        const queue = u32[(at >> 2) + 6] as number;
        record.queue = queue === NONE ? -1 : queue;
        record.value = u32[(at >> 2) + 7] as number;
      } else {
        record.queue = -1;
        record.value = 0;
      }
      record.other = fixed === 40 ? (f64[(at >> 3) + 4] as number) : 0;
      record.length = size >= fixed + 4 ? Math.min(u32[(at + fixed) >> 2] as number, size - fixed - 4) : 0;
      record.at = at + fixed + 4;
      sink.record(record);
    }
    this.place = 'chunk';
    return true;
  }
}

function json<T>(text: string, what: string): T {
  try {
    return JSON.parse(text.replace(/\0+$/, '')) as T;
  } catch {
    throw new TraceError('trace/corrupt', `The trace's ${what} is not readable.`);
  }
}
