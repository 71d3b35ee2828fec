import fs from 'node:fs';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  HOST_THREAD,
  MAGIC,
  type RunEnd,
  TRACE_VERSION,
  type TraceHeader,
} from '../protocol/trace-file.ts';

/** Appends to the trace file. When the disk refuses, the recording ends and the run goes on. */
export class TraceWriter {
  #file: number | null;
  readonly #onEnd: (reason: string) => void;

  /** @throws Error when the file cannot be made */
  constructor(path: string, header: TraceHeader, onEnd: (reason: string) => void) {
    this.#onEnd = onEnd;
    this.#file = fs.openSync(path, 'w');
    const json = Buffer.from(JSON.stringify(header));
    const start = Buffer.alloc(16 + padded(json.length));
    start.write(MAGIC, 0, 'latin1');
    start.writeUInt32LE(TRACE_VERSION, 8);
    start.writeUInt32LE(json.length, 12);
    json.copy(start, 16);
    this.#write(start);
  }

  records(thread: number, records: Uint8Array): void {
    this.#write(chunkHeader(ChunkKind.records, thread, records.byteLength), records);
  }

  /** The goodbye; nothing can be written after it. */
  end(end: RunEnd): void {
    const json = Buffer.from(JSON.stringify(end));
    const payload = Buffer.alloc(padded(json.length), ' ');
    json.copy(payload);
    this.#write(chunkHeader(ChunkKind.end, HOST_THREAD, payload.length), payload);
    if (this.#file !== null) fs.closeSync(this.#file);
    this.#file = null;
  }

  #write(...parts: Uint8Array[]): void {
    if (this.#file === null) return;
    // In one piece: a reader that follows the file, and a disk that fills, see whole chunks as far as can be.
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    try {
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(this.#file, bytes, at);
    } catch (error) {
      const file = this.#file;
      this.#file = null;
      try {
        fs.closeSync(file);
      } catch {
        // It is given up either way; the reason below is the one that counts.
      }
      this.#onEnd(error instanceof Error ? error.message : String(error));
    }
  }
}

function chunkHeader(kind: number, thread: number, length: number): Buffer {
  const header = Buffer.alloc(CHUNK_HEADER_BYTES);
  header.writeUInt32LE(length, 0);
  header.writeUInt16LE(thread, 4);
  header.writeUInt16LE(kind, 6);
  return header;
}

function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}
