/** The spans of one message, as OTLP's JSON has them: ids in hexadecimal, whole numbers of 64 bits as text. */

import { kindOf, shortId } from '../messages/message-detail.ts';
import { Fate, fateNames } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { isOfRuntime } from './of-runtime.ts';

type Value = { stringValue: string } | { intValue: string };
interface Attribute {
  key: string;
  value: Value;
}
interface SpanContext {
  traceId: string;
  spanId: string;
}
export interface Span extends SpanContext {
  parentSpanId?: string;
  name: string;
  /** SpanKind: 1 INTERNAL, 4 PRODUCER, 5 CONSUMER. */
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  links?: (SpanContext & { attributes: Attribute[] })[];
  events?: { timeUnixNano: string; name: string; attributes: Attribute[] }[];
  /** StatusCode 2: ERROR. */
  status?: { code: 2; message: string };
}

const Kind = { internal: 1, producer: 4, consumer: 5 } as const;
/** First digit of a span's id; what follows is the message's. */
const SEND = '1';
const PROCESS = '2';

/** The sending of a message, until it had its place; null where nobody sent it, or that is not in the trace. */
export function producerSpan(store: TraceStore, row: number, root: number): Span | null {
  const { messages } = store;
  const sent = messages.sent[row] as number;
  if (Number.isNaN(sent) || isOfRuntime(messages, row)) return null;
  const cause = messages.cause[row] as number;
  const queued = messages.queued[row] as number;
  const fate = messages.fate[row] as number;
  const lost = fate === Fate.dropped || fate === Fate.expired;
  return {
    ...contextOf(store, row, root, SEND),
    ...(cause < 0 ? {} : { parentSpanId: spanIdOf(store, cause, PROCESS) }),
    name: `send ${destinationOf(store, row) ?? '(anonymous)'}`,
    kind: Kind.producer,
    ...timesOf(store, sent, Math.max(sent, Number.isNaN(queued) ? sent : queued)),
    attributes: attributesOf(store, row, 'send', messages.from[row] as number),
    ...(lost ? { status: errorOf(fateNames[fate] ?? 'lost') } : {}),
  };
}

/** The handling of a message, or the arrival of an answer; null where that did not come about. */
export function consumerSpan(store: TraceStore, row: number, root: number): Span | null {
  const { messages } = store;
  const taken = messages.taken[row] as number;
  if (Number.isNaN(taken)) return null;
  const handled = messages.handled[row] as number;
  const ofRuntime = isOfRuntime(messages, row);
  const hasSend = !ofRuntime && !Number.isNaN(messages.sent[row] as number);
  const kind = kindOf(messages.flags[row] as number);
  const operation = kind === 'answer' ? 'receive' : 'process';
  const send = contextOf(store, row, root, SEND);
  const cause = messages.cause[row] as number;
  const parent = hasSend ? send.spanId : cause < 0 ? null : spanIdOf(store, cause, PROCESS);
  const fate = messages.fate[row] as number;
  const bad = fate === Fate.error || fate === Fate.cut || fate === Fate.deadLettered;
  const link = {
    ...send,
    attributes: [text('messaging.message.id', shortId(messages.id[row] as number))],
  };
  const content = store.previewOf(row);
  const time = timesOf(store, taken, Math.max(taken, Number.isNaN(handled) ? store.lastNs : handled));
  return {
    ...contextOf(store, row, root, PROCESS),
    ...(parent === null ? {} : { parentSpanId: parent }),
    name: `${operation} ${destinationOf(store, row) ?? (ofRuntime ? kind : '(anonymous)')}`,
    kind: ofRuntime ? Kind.internal : Kind.consumer,
    ...time,
    attributes: [
      ...attributesOf(store, row, operation, messages.to[row] as number),
      ...(content === '' ? [] : [text('cueboard.message.preview', content)]),
    ],
    ...(hasSend ? { links: [link] } : {}),
    ...(bad ? { status: errorOf(store.reasons.get(row) ?? fateNames[fate] ?? 'error') } : {}),
  };
}

const destinationOf = ({ head, messages }: TraceStore, row: number): string | null =>
  head.queues[messages.queue[row] as number]?.name ?? null;

const errorOf = (message: string) => ({ code: 2 as const, message });

function attributesOf(store: TraceStore, row: number, operation: string, actor: number): Attribute[] {
  const { messages } = store;
  const destination = destinationOf(store, row);
  const thread = store.threadName(actor);
  return [
    text('messaging.system', 'cueboard'),
    text('messaging.operation.name', operation),
    text('messaging.operation.type', operation),
    ...(destination === null ? [] : [text('messaging.destination.name', destination)]),
    text('messaging.message.id', shortId(messages.id[row] as number)),
    { key: 'messaging.message.body.size', value: { intValue: String(messages.bytes[row]) } },
    text('messaging.client.id', store.actorName(actor) ?? 'run'),
    text('cueboard.message.kind', kindOf(messages.flags[row] as number)),
    ...(thread === null ? [] : [text('thread.name', thread)]),
  ];
}

const text = (key: string, stringValue: string): Attribute => ({ key, value: { stringValue } });

const contextOf = (store: TraceStore, row: number, root: number, which: string): SpanContext => ({
  // Two runs never have one trace in common: it begins with when the run did.
  traceId: hex(store.head.startedAtMs, 16) + hex(store.messages.id[root] as number, 16),
  spanId: spanIdOf(store, row, which),
});

const spanIdOf = (store: TraceStore, row: number, which: string) =>
  which + hex(store.messages.id[row] as number, 15);

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');

function timesOf({ head }: TraceStore, startNs: number, endNs: number) {
  const began = BigInt(head.startedAtMs) * 1_000_000n;
  const at = (ns: number) => String(began + BigInt(Math.round(ns)));
  return { startTimeUnixNano: at(startNs), endTimeUnixNano: at(endNs) };
}
