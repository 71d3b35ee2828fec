import fs from 'node:fs';
import { CHUNK_HEADER_BYTES, ChunkKind, MAGIC, type RunEnd } from '../../runtime/protocol/trace-file.ts';

const FILE_HEADER_BYTES = MAGIC.length + 8;
const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8;

/**
 * How a run ended, by its trace: the last chunk says so. Null where the run could not say goodbye, or wrote
 * no trace. Walks the chunks' headers alone, so that a large trace costs little.
 */
export function readRunEnd(trace: string): RunEnd | null {
  let file: number;
  try {
    file = fs.openSync(trace, 'r');
  } catch {
    return null;
  }
  try {
    const size = fs.fstatSync(file).size;
    const start = readBytes(file, 0, FILE_HEADER_BYTES);
    if (!start || start.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    let at = FILE_HEADER_BYTES + aligned(start.readUInt32LE(MAGIC.length + 4));
    while (at + CHUNK_HEADER_BYTES <= size) {
      const header = readBytes(file, at, CHUNK_HEADER_BYTES);
      if (!header) return null;
      const length = header.readUInt32LE(0);
      if (header.readUInt16LE(6) === ChunkKind.end) {
        const payload = readBytes(file, at + CHUNK_HEADER_BYTES, length);
        return payload ? parseEnd(payload.toString('utf8')) : null;
      }
      at += CHUNK_HEADER_BYTES + length;
    }
    return null;
  } finally {
    fs.closeSync(file);
  }
}

function readBytes(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  return fs.readSync(file, bytes, 0, length, at) === length ? bytes : null;
}

function parseEnd(text: string): RunEnd | null {
  try {
    return JSON.parse(text) as RunEnd;
  } catch {
    return null;
  }
}
