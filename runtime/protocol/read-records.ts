/** The canonical decoder of single records: plain objects, for tests and small traces; screens use columns. */
import { NONE, RECORD_BYTES, RecordKind } from './trace-file.ts';

export interface TraceRecord {
  kind: RecordKind;
  /** By kind: SentFlag, DropReason and DropFlag, Outcome, LogLevel. */
  flags: number;
  /** Index into the header's actors, or null. */
  actor: number | null;
  timeNs: number;
  /** 0 for none. */
  message: number;
  /** Index into the header's queues, or null; null too where the kind has none. */
  queue: number | null;
  value: number;
  other: number;
  /** Empty where there is no payload. */
  text: string;
}

const decoder = new TextDecoder();

/**
 * @param payload that of a chunk of kind `records`; a record that is cut short ends it
 * @param only the kinds that are wanted; to pass over the others costs next to nothing
 */
export function* readRecords(payload: Uint8Array, only?: readonly RecordKind[]): Generator<TraceRecord> {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const wanted = only?.reduce<number>((bits, kind) => bits | (1 << kind), 0) ?? ~0;
  for (let at = 0; at + 8 <= payload.byteLength; ) {
    const first = view.getUint32(at, true);
    const kind = (first & 0xff) as RecordKind;
    const length = (first >>> 16) * 8;
    if (length === 0 || at + length > payload.byteLength) return;
    if (kind < 32 && (wanted & (1 << kind)) === 0) {
      at += length;
      continue;
    }
    // A kind that this build does not know is skipped: a newer runtime may say more.
    const fixed = RECORD_BYTES[kind];
    if (kind !== RecordKind.padding && fixed !== undefined && length >= fixed)
      yield readRecord(view, payload, at, length, kind, fixed);
    at += length;
  }
}

function readRecord(
  view: DataView,
  payload: Uint8Array,
  at: number,
  length: number,
  kind: RecordKind,
  fixed: number,
): TraceRecord {
  const orNull = (index: number): number | null => (index === NONE ? null : index);
  let text = '';
  if (length > fixed) {
    const start = at + fixed + 4;
    text = decoder.decode(payload.subarray(start, start + view.getUint32(at + fixed, true)));
  }
  return {
    kind,
    flags: view.getUint8(at + 1),
    actor: orNull(view.getUint32(at + 4, true)),
    timeNs: view.getFloat64(at + 8, true),
    message: view.getFloat64(at + 16, true),
    queue: fixed >= 32 ? orNull(view.getUint32(at + 24, true)) : null,
    value: fixed >= 32 ? view.getUint32(at + 28, true) : 0,
    other: fixed >= 40 ? view.getFloat64(at + 32, true) : 0,
    text,
  };
}
