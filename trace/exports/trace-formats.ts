export type TraceFormat = 'chrome' | 'otlp' | 'shiviz' | 'mermaid' | 'json';

/** How a file of each format is named and served. */
export const traceFormats: Record<TraceFormat, { extension: string; mediaType: string }> = {
  chrome: { extension: 'trace.json', mediaType: 'application/json' },
  otlp: { extension: 'otlp.jsonl', mediaType: 'application/x-ndjson' },
  shiviz: { extension: 'shiviz.log', mediaType: 'text/plain' },
  mermaid: { extension: 'mmd', mediaType: 'text/vnd.mermaid' },
  json: { extension: 'jsonl', mediaType: 'application/x-ndjson' },
};

export const isTraceFormat = (name: string): name is TraceFormat => Object.hasOwn(traceFormats, name);
