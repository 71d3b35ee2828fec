/** Other formats a trace can leave in: a name to a function that writes it piece by piece. */
import type { TraceStore } from '../trace-store.ts';
import { chrome } from './chrome.ts';
import { jsonLines } from './json-lines.ts';
import { mermaid } from './mermaid.ts';

export type TraceFormat = 'chrome' | 'json' | 'mermaid';

export const traceExports: Record<TraceFormat, (store: TraceStore) => Iterable<string>> = {
  chrome,
  json: jsonLines,
  mermaid,
};

/** How a file of each format is named and served. */
export const traceFormats: Record<TraceFormat, { extension: string; mediaType: string }> = {
  chrome: { extension: 'trace.json', mediaType: 'application/json' },
  json: { extension: 'jsonl', mediaType: 'application/x-ndjson' },
  mermaid: { extension: 'mmd', mediaType: 'text/vnd.mermaid' },
};

export const isTraceFormat = (name: string): name is TraceFormat => Object.hasOwn(traceExports, name);
