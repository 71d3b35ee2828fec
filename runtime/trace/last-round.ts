/**
 * The last records that have room: those of all threads up to one moment. Cut at the end of each thread's chunk instead,
 * the trace would know what one thread sent and not that another had taken it.
 */
import { CHUNK_HEADER_BYTES, RecordKind } from '../protocol/trace-file.ts';
import { eachRecord } from './record-lengths.ts';

export interface Chunk {
  thread: number;
  records: Uint8Array;
}

interface Step {
  timeNs: number;
  bytes: number;
}

/** @returns the moment, and of each chunk the bytes up to it; chunks of one thread are in order */
export function lastMoment(chunks: readonly Chunk[], roomBytes: number): { timeNs: number; bytes: number[] } {
  const steps: Step[] = [];
  for (const { records } of chunks) {
    const view = new DataView(records.buffer, records.byteOffset, records.length);
    let timeNs = 0;
    eachRecord(records, (kind, begin, end) => {
      // A record that its writer dated back stands where its thread had come to.
      if (kind !== RecordKind.padding) timeNs = Math.max(timeNs, view.getFloat64(begin + 8, true));
      steps.push({ timeNs, bytes: end - begin });
    });
  }
  steps.sort((a, b) => a.timeNs - b.timeNs);
  let room = roomBytes - chunks.length * CHUNK_HEADER_BYTES;
  let timeNs = 0;
  for (let i = 0; i < steps.length; ) {
    // All of one moment, or none of it.
    let bytes = 0;
    let next = i;
    const now = steps[i]?.timeNs ?? 0;
    for (; steps[next]?.timeNs === now; next++) bytes += steps[next]?.bytes ?? 0;
    if (bytes > room) break;
    room -= bytes;
    timeNs = now;
    i = next;
  }
  return { timeNs, bytes: chunks.map(({ records }) => bytesUpTo(records, timeNs)) };
}

function bytesUpTo(records: Uint8Array, momentNs: number): number {
  const view = new DataView(records.buffer, records.byteOffset, records.length);
  let bytes = 0;
  let isBefore = true;
  eachRecord(records, (kind, begin, end) => {
    if (kind !== RecordKind.padding && view.getFloat64(begin + 8, true) > momentNs) isBefore = false;
    if (isBefore) bytes = end;
  });
  return bytes;
}
