/** Walks over records without reading them. */
import { RecordKind } from '../protocol/trace-file.ts';

/** @param visit with the kind, and where the record begins and ends */
export function eachRecord(
  records: Uint8Array,
  visit: (kind: number, begin: number, end: number) => void,
): void {
  for (let at = 0; at < records.length; ) {
    const length = ((records[at + 2] as number) | ((records[at + 3] as number) << 8)) * 8;
    if (length === 0) return;
    visit(records[at] as number, at, at + length);
    at += length;
  }
}

export function countRecords(records: Uint8Array): number {
  let count = 0;
  eachRecord(records, (kind) => {
    if (kind !== RecordKind.padding) count += 1;
  });
  return count;
}

/** Whole records in parts of at most so many bytes; a larger one is a part by itself. */
export function partsOf(records: Uint8Array, partBytes: number): Uint8Array[] {
  if (records.length <= partBytes) return [records];
  const parts: Uint8Array[] = [];
  let from = 0;
  eachRecord(records, (_, begin, end) => {
    if (end - from <= partBytes || begin === from) return;
    parts.push(records.subarray(from, begin));
    from = begin;
  });
  parts.push(records.subarray(from));
  return parts;
}
