/** Many envelopes as two typed arrays and one text, which cost one copy and one move however many they are. */
import type { Envelope } from '../message/envelope.ts';

export interface Batch {
  /** `FIELDS` numbers for each envelope. */
  heads: Float64Array<ArrayBuffer>;
  /** The contents, one after the other. */
  contents: Uint8Array<ArrayBuffer>;
  /** The texts in them, likewise. */
  texts: string;
  /** Keys and priorities of those that have any: index into the batch, key, priority. */
  keys: [number, Envelope['key'], Envelope['priority']][];
}

const FIELDS = 10;

export function packBatch(envelopes: readonly Envelope[]): Batch {
  let bytes = 0;
  for (const { at, end } of envelopes) bytes += end - at;
  const heads = new Float64Array(envelopes.length * FIELDS);
  const contents = new Uint8Array(bytes);
  const keys: Batch['keys'] = [];
  let texts = '';
  let at = 0;
  for (let i = 0; i < envelopes.length; i++) {
    const envelope = envelopes[i] as Envelope;
    const head = i * FIELDS;
    heads[head] = envelope.id;
    heads[head + 1] = envelope.from;
    heads[head + 2] = envelope.queue;
    heads[head + 3] = envelope.flags;
    heads[head + 4] = envelope.replyTo;
    heads[head + 5] = envelope.askId;
    heads[head + 6] = envelope.target;
    heads[head + 7] = envelope.slot;
    heads[head + 8] = envelope.end - envelope.at;
    heads[head + 9] = envelope.textLength;
    contents.set(envelope.bytes.subarray(envelope.at, envelope.end), at);
    at += envelope.end - envelope.at;
    texts += envelope.texts.slice(envelope.textAt, envelope.textAt + envelope.textLength);
    if (envelope.key !== undefined || envelope.priority !== undefined) {
      keys.push([i, envelope.key, envelope.priority]);
    }
  }
  return { heads, contents, texts, keys };
}

export function unpackBatch({ heads, contents, texts, keys }: Batch): Envelope[] {
  const envelopes: Envelope[] = [];
  let at = 0;
  let textAt = 0;
  for (let head = 0; head < heads.length; head += FIELDS) {
    const length = heads[head + 8] ?? 0;
    const textLength = heads[head + 9] ?? 0;
    envelopes.push({
      id: heads[head] ?? 0,
      from: heads[head + 1] ?? -1,
      queue: heads[head + 2] ?? -1,
      flags: heads[head + 3] ?? 0,
      replyTo: heads[head + 4] ?? -1,
      askId: heads[head + 5] ?? 0,
      target: heads[head + 6] ?? -1,
      slot: heads[head + 7] ?? -1,
      bytes: contents,
      at,
      end: at + length,
      texts,
      textAt,
      textLength,
      arrival: 0,
      deadline: 0,
    });
    at += length;
    textAt += textLength;
  }
  for (const [index, key, priority] of keys) {
    const envelope = envelopes[index];
    if (envelope === undefined) continue;
    if (key !== undefined) envelope.key = key;
    if (priority !== undefined) envelope.priority = priority;
  }
  return envelopes;
}
