/** Other formats a trace can leave in: a name to a function that writes it piece by piece. */
import { chrome } from './chrome.ts';
import { jsonLines } from './json-lines.ts';
import { mermaid } from './mermaid.ts';
import { otlp } from './otlp.ts';
import { shiviz } from './shiviz.ts';
import type { TraceExport } from './trace-export.ts';
import type { TraceFormat } from './trace-formats.ts';

export const traceExports: Record<TraceFormat, TraceExport> = {
  chrome,
  otlp,
  shiviz,
  mermaid,
  json: jsonLines,
};
