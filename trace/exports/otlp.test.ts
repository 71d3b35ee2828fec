import otlpMessages from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { otlp } from './otlp.ts';
import type { Span } from './otlp-span.ts';
import { rootsOf } from './roots-of.ts';

interface Request {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeSpans: { spans: Span[] }[];
  }[];
}
interface MessageType {
  verify: (value: object) => string | null;
  fromObject: (value: object) => object;
  toObject: (message: object, options: object) => Request;
  encode: (message: object) => { finish: () => Uint8Array };
  decode: (bytes: Uint8Array) => object;
}
const RequestType = (
  otlpMessages as unknown as {
    opentelemetry: { proto: { collector: { trace: { v1: Record<string, MessageType> } } } };
  }
).opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest as MessageType;

const random = (seed: number) => {
  const { header, records, endNs } = randomTrace(seed, { messages: 1500 });
  return readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
};
const waits = (seed: number) => {
  const { header, rounds, end } = randomWaits(seed);
  return readTrace([traceBytes(header, rounds.flat(), end)]);
};
const stores: [string, TraceStore][] = [
  ['random', random(3)],
  ['waits', waits(4)],
  ['waits', waits(5)],
];
const requestsOf = (store: TraceStore) => [...otlp(store)].map((line) => JSON.parse(line) as Request);
const spansOf = (store: TraceStore) =>
  requestsOf(store).flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)),
  );

/** JSON writes ids in hexadecimal where protocol buffers have bytes. */
const withBytes = (value: object) =>
  JSON.parse(JSON.stringify(value), (key, part) =>
    /^(traceId|spanId|parentSpanId)$/.test(key) ? Buffer.from(part, 'hex').toString('base64') : part,
  ) as object;

test.each(stores)('%s: what is written is what the protocol has, nothing more', (_, store) => {
  const requests = requestsOf(store);
  expect(requests.length).toBeGreaterThan(1);
  for (const request of requests) {
    const given = withBytes(request);
    const message = RequestType.fromObject(given);
    expect(RequestType.verify(message)).toBeNull();
    const back = RequestType.decode(RequestType.encode(message).finish());
    // A field that the protocol does not know would be missing here.
    expect(RequestType.toObject(back, { longs: String, bytes: String, enums: Number })).toEqual(given);
    for (const { resource } of request.resourceSpans) {
      const of = Object.fromEntries(resource.attributes.map(({ key, value }) => [key, value.stringValue]));
      expect(of['service.namespace']).toBe(store.head.flow);
      expect([...store.head.threads.map(({ name }) => name), 'run']).toContain(of['service.name']);
    }
  }
});

test.each(stores)(
  '%s: ids are of the right length and unique, parents are there, ends follow starts',
  (_, store) => {
    const spans = spansOf(store);
    const ids = new Map(spans.map((span) => [span.spanId, span]));
    expect(ids.size).toBe(spans.length);
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
      expect(BigInt(span.startTimeUnixNano) / 1_000_000n).toBeGreaterThanOrEqual(
        BigInt(store.head.startedAtMs),
      );
      if (span.parentSpanId !== undefined && ids.has(span.parentSpanId))
        expect(ids.get(span.parentSpanId)?.traceId).toBe(span.traceId);
    }
  },
);

test.each(stores)(
  '%s: a consumer is linked to its producer, and says the same message and queue',
  (_, store) => {
    const spans = spansOf(store);
    const ids = new Map(spans.map((span) => [span.spanId, span]));
    const of = ({ attributes }: Span, name: string) =>
      attributes.find(({ key }) => key === name)?.value as { stringValue?: string } | undefined;
    const kinds = Map.groupBy(spans, ({ kind }) => kind);
    expect(kinds.get(4)?.length ?? 0).toBeGreaterThan(0);
    for (const span of kinds.get(5) ?? []) {
      const send = ids.get(span.links?.[0]?.spanId ?? '');
      expect(send?.kind).toBe(4);
      expect(span.links).toHaveLength(1);
      expect(send?.traceId).toBe(span.traceId);
      for (const name of ['messaging.message.id', 'messaging.destination.name', 'messaging.system'])
        expect(of(span, name)).toEqual(of(send as Span, name));
      expect(of(span, 'messaging.operation.type')?.stringValue).toMatch(/^(process|receive)$/);
      expect(of(send as Span, 'messaging.operation.type')?.stringValue).toBe('send');
    }
  },
);

test.each(stores)('%s: one trace for each tree of causes', (_, { messages }) => {
  const roots = rootsOf(messages);
  for (let row = 0; row < messages.n; row++) {
    let root = row;
    while ((messages.cause[root] as number) >= 0) root = messages.cause[root] as number;
    expect(roots[row]).toBe(root);
  }
});

test('a circle of causes, which no run writes, ends all the same', () => {
  const messages = random(1).messages;
  messages.cause[0] = 1;
  messages.cause[1] = 2;
  messages.cause[2] = 0;
  const roots = rootsOf(messages);
  expect([roots[0], roots[1], roots[2]].every((root) => root !== undefined && root >= 0 && root < 3)).toBe(
    true,
  );
});
