import type { FileHandle } from 'node:fs/promises';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  HOST_THREAD,
  MAGIC,
  type RemovedPart,
  type TraceHeader,
} from '../../runtime/protocol/trace-file.ts';

const FIXED_BYTES = MAGIC.length + 8;

export interface TraceStart {
  /** Bytes before the first chunk. */
  headerBytes: number;
  removed: RemovedPart | undefined;
  /** As it stands in the file: JSON. */
  header: Buffer;
}

/** The start of a trace file; null where it is not whole yet, or where this is no trace. */
export async function readTraceStart(file: FileHandle): Promise<TraceStart | null> {
  const fixed = Buffer.alloc(FIXED_BYTES);
  if ((await file.read(fixed, 0, FIXED_BYTES, 0)).bytesRead < FIXED_BYTES) return null;
  if (fixed.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const length = fixed.readUInt32LE(MAGIC.length + 4);
  const json = Buffer.alloc(length);
  if ((await file.read(json, 0, length, FIXED_BYTES)).bytesRead < length) return null;
  try {
    const { removed } = JSON.parse(json.toString('utf8')) as TraceHeader;
    return { headerBytes: FIXED_BYTES + Math.ceil(length / 8) * 8, removed, header: json };
  } catch {
    return null;
  }
}

/**
 * What is to be taken from a place in the whole trace for the place in this file: more than 0 where the first part was
 * removed. Readers count as if it had not been (RemovedPart.bytes).
 */
export const removedBytes = (start: TraceStart | null): number =>
  start?.removed === undefined ? 0 : start.removed.bytes - start.headerBytes;

/** The chunk that takes a reader over what was removed before it could be sent. */
export function jumpChunk({ header }: TraceStart): Buffer {
  const length = Math.ceil(header.length / 8) * 8;
  const chunk = Buffer.alloc(CHUNK_HEADER_BYTES + length, ' ');
  chunk.fill(0, 0, CHUNK_HEADER_BYTES);
  chunk.writeUInt32LE(length, 0);
  chunk.writeUInt16LE(HOST_THREAD, 4);
  chunk.writeUInt16LE(ChunkKind.jump, 6);
  header.copy(chunk, CHUNK_HEADER_BYTES);
  return chunk;
}
