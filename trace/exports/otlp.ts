/**
 * OpenTelemetry's protocol as JSON: a request for a collector on each line, with spans of one thread, as collectors
 * write and read such files. By the conventions for messaging a send is a PRODUCER span, and the handling of what was
 * sent a CONSUMER span with a link to it. What one message caused, at any remove, is one trace. A thread is a resource.
 */
import type { TraceStore } from '../reading/trace-store.ts';
import { consumerSpan, producerSpan, type Span } from './otlp-span.ts';
import { rootsOf } from './roots-of.ts';
import { counted, type Told } from './trace-export.ts';

/** Spans in one request. */
const BATCH = 500;

export function* otlp(store: TraceStore, told?: Told): Generator<string> {
  const roots = rootsOf(store.messages);
  /** By thread; what comes from no thread stands last. */
  const { threads } = store.head;
  const waiting: Span[][] = [...threads, null].map(() => []);
  const placeOf = (thread: number) => (thread < 0 || thread >= threads.length ? threads.length : thread);
  for (const row of counted(store.messages.n, told)) {
    const made = [
      { of: store.messages.from[row] as number, span: producerSpan(store, row, roots[row] as number) },
      { of: store.messages.to[row] as number, span: consumerSpan(store, row, roots[row] as number) },
    ];
    for (const { of, span } of made) {
      if (span === null) continue;
      const place = placeOf(store.threadOf(of));
      const spans = waiting[place] as Span[];
      spans.push(span);
      if (spans.length < BATCH) continue;
      yield request(store, place, spans);
      waiting[place] = [];
    }
  }
  for (const [place, spans] of waiting.entries()) if (spans.length > 0) yield request(store, place, spans);
}

function request({ head }: TraceStore, thread: number, spans: Span[]): string {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const attributes = [
    text('service.namespace', head.flow),
    text('service.name', head.threads[thread]?.name ?? 'run'),
    text('telemetry.sdk.language', 'nodejs'),
  ];
  const scopeSpans = [{ scope: { name: 'cueboard' }, spans }];
  return `${JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans }] })}\n`;
}
