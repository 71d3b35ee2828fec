/** Pieces of a trace file as bytes (runtime/protocol/trace-file.ts). */
import type { Clock } from '../memory/clock.ts';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  HOST_THREAD,
  MAGIC,
  NONE,
  RecordKind,
  type RunEnd,
  TRACE_VERSION,
  type TraceHeader,
} from '../protocol/trace-file.ts';
import { BufferRecorder } from './buffer-recorder.ts';

export function headerBytes(header: TraceHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(16 + padded(json.length));
  bytes.write(MAGIC, 0, 'latin1');
  bytes.writeUInt32LE(TRACE_VERSION, 8);
  bytes.writeUInt32LE(json.length, 12);
  json.copy(bytes, 16);
  return bytes;
}

/** In one piece: a reader that follows the file, and a disk that fills, see whole chunks as far as can be. */
export function chunkBytes(kind: number, thread: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(CHUNK_HEADER_BYTES + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes.writeUInt16LE(thread, 4);
  bytes.writeUInt16LE(kind, 6);
  bytes.fill(0, 8, CHUNK_HEADER_BYTES);
  bytes.set(payload, CHUNK_HEADER_BYTES);
  return bytes;
}

export function endBytes(end: RunEnd): Buffer {
  const json = Buffer.from(JSON.stringify(end));
  const payload = Buffer.alloc(padded(json.length), ' ');
  json.copy(payload);
  return chunkBytes(ChunkKind.end, HOST_THREAD, payload);
}

/** A chunk that says that records are missing. @param records left out, 0: the recording ends here */
export function cutBytes(clock: Clock, timeNs: number, records: number, why: string): Buffer {
  const recorder = new BufferRecorder(clock, true);
  recorder.recordAt(timeNs, RecordKind.cut, 0, NONE, records, 0, 0, 0, why);
  let bytes: Buffer = Buffer.alloc(0);
  recorder.drain((payload) => {
    bytes = chunkBytes(ChunkKind.records, HOST_THREAD, payload);
  });
  return bytes;
}

const padded = (bytes: number): number => (bytes + 7) & ~7;
