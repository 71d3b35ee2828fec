import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { headerBytes, joined, recordBytes, traceBytes } from '../fixtures/trace-bytes.ts';
import { TraceDecoder } from './decode.ts';

interface Seen {
  kind: number;
  thread: number;
  actor: number;
  timeNs: number;
  message: number;
  queue: number;
  value: number;
  other: number;
  text: string;
}

function decodeIn(pieces: Iterable<Uint8Array>) {
  const seen: Seen[] = [];
  let flow = '';
  let end = '';
  const decoder = new TraceDecoder({
    header: (h) => {
      flow = h.flow;
    },
    record: (r) => {
      const { kind, thread, actor, timeNs, message, queue, value, other } = r;
      const text = new TextDecoder().decode(r.bytes.subarray(r.at, r.at + r.length));
      seen.push({ kind, thread, actor, timeNs, message, queue, value, other, text });
    },
    end: (e) => {
      end = e.state;
    },
  });
  for (const piece of pieces) decoder.push(piece);
  return { seen, flow, end, bytes: decoder.bytesTaken };
}

function* cut(bytes: Uint8Array, random: () => number, most: number) {
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + Math.floor(random() * most);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const { header, records, endNs } = randomTrace(7);
const whole = traceBytes(header, records, { timeNs: endNs, state: 'completed' });

test('a trace reads the same in pieces of any size', () => {
  const once = decodeIn([whole]);
  expect(once.seen.length).toBe(records.length);
  expect(once).toMatchObject({ flow: 'Random', end: 'completed', bytes: whole.length });
  const sent = once.seen.find((r) => r.text !== '');
  expect(sent?.text).toContain('"word"');
  for (const most of [1, 7, 64, 5000]) expect(decodeIn(cut(whole, seeded(most), most))).toEqual(once);
});

test('a file cut short anywhere gives every record that is whole', () => {
  const all = decodeIn([whole]).seen;
  for (let length = 0; length <= whole.length; length += 37) {
    const { seen } = decodeIn([whole.subarray(0, length)]);
    expect(seen).toEqual(all.slice(0, seen.length));
    // At most a chunk's head and one record are missing.
    const bytesOf = joined([
      headerBytes(header),
      ...records.slice(0, seen.length + 1).map(recordBytes),
    ]).length;
    if (seen.length < records.length) expect(bytesOf + 16 * records.length).toBeGreaterThan(length);
  }
  expect(decodeIn([whole.subarray(0, whole.length - 4)]).seen.length).toBe(records.length);
});

test('what is not a trace says so at the first bytes', () => {
  expect(() => decodeIn([new TextEncoder().encode('PK')])).toThrow(
    expect.objectContaining({ code: 'trace/not-a-trace' }),
  );
  const other = whole.slice();
  other[8] = 9;
  expect(() => decodeIn([other])).toThrow(expect.objectContaining({ code: 'trace/version' }));
});

test('bytes that make no sense stop the reader, and what came before stands', () => {
  const bytes = joined([whole.subarray(0, headerBytes(header).length + 16), new Uint8Array(64)]);
  expect(() => decodeIn([bytes])).toThrow(expect.objectContaining({ code: 'trace/corrupt' }));
});
