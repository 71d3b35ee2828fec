/** Many envelopes as two typed arrays and one text, which cost one copy and one move however many they are. */
import type { Data } from '../message/copy.ts';
import type { Envelope } from '../message/envelope.ts';

export interface Batch {
  /** `FIELDS` numbers for each envelope. */
  heads: Float64Array<ArrayBuffer>;
  /** The contents that are bytes, one after the other. */
  contents: Uint8Array<ArrayBuffer>;
  /** Those that are text. */
  texts: string;
  /** Keys and priorities of those that have any: index into the batch, key, priority. */
  keys: [number, Envelope['key'], Envelope['priority']][];
}

const FIELDS = 8;

export function packBatch(envelopes: readonly Envelope[]): Batch {
  let bytes = 0;
  for (const { content } of envelopes) if (typeof content !== 'string') bytes += content.byteLength;
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
    const { content } = envelope;
    // The length, below zero where it is a text's.
    if (typeof content === 'string') {
      heads[head + 7] = -content.length;
      texts += content;
    } else {
      heads[head + 7] = content.byteLength;
      contents.set(content, at);
      at += content.byteLength;
    }
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
    const length = heads[head + 7] ?? 0;
    let content: Data;
    if (length < 0) {
      content = texts.slice(textAt, textAt - length);
      textAt -= length;
    } else {
      content = contents.subarray(at, at + length);
      at += length;
    }
    envelopes.push({
      id: heads[head] ?? 0,
      from: heads[head + 1] ?? -1,
      queue: heads[head + 2] ?? -1,
      flags: heads[head + 3] ?? 0,
      replyTo: heads[head + 4] ?? -1,
      askId: heads[head + 5] ?? 0,
      target: heads[head + 6] ?? -1,
      content,
      arrival: 0,
      deadline: 0,
    });
  }
  for (const [index, key, priority] of keys) {
    const envelope = envelopes[index];
    if (envelope === undefined) continue;
    if (key !== undefined) envelope.key = key;
    if (priority !== undefined) envelope.priority = priority;
  }
  return envelopes;
}
