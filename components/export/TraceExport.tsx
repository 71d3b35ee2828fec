import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { traceExportAddress } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { useDocument } from '@/components/editor/document.ts';
import { bytesWords } from '@/components/runs/amount-words.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Button } from '@/components/ui/Button.tsx';
import { type TraceFormat, traceFormats } from '@/trace/exports/trace-formats.ts';
import { MOST_MESSAGES } from '@/trace/sequence/pick-rows.ts';
import { ExportFailure } from './ExportFailure.tsx';
import { fetchExport } from './fetch-export.ts';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

const formats: { format: TraceFormat; title: string; text: string }[] = [
  { format: 'chrome', title: 'Chrome trace', text: 'Opens in Perfetto and in chrome://tracing.' },
  {
    format: 'otlp',
    title: 'OpenTelemetry',
    text: 'Spans as OTLP JSON, a request a line: for a collector, Jaeger, Tempo.',
  },
  { format: 'shiviz', title: 'ShiViz log', text: 'Events with vector clocks: what could have caused what.' },
  { format: 'json', title: 'JSON lines', text: 'One record a line, for scripts.' },
  {
    format: 'mermaid',
    title: 'Mermaid',
    text: `A sequence diagram of the first ${MOST_MESSAGES} messages, for a document.`,
  },
];

/** What the run on screen recorded, for other tools. */
export function TraceExport({ run }: { run: RunSummary }) {
  const name = useDocument((s) => s.document.name);
  const [busy, setBusy] = useState<{ format: TraceFormat; bytes: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const leave = useRef<AbortController | null>(null);
  useEffect(() => () => leave.current?.abort(), []);
  const save = async (format: TraceFormat) => {
    const left = new AbortController();
    leave.current = left;
    setBusy({ format, bytes: 0 });
    setError(null);
    try {
      const stamp = run.startedAt.slice(0, 19).replace(/[:T]/g, '-');
      const address = traceExportAddress(run.id, format);
      const file = await fetchExport(address, left.signal, (bytes) => setBusy({ format, bytes }));
      saveFile(file, fileName(name, traceFormats[format].extension, stamp));
    } catch (failure) {
      if (!left.signal.aborted) setError(failure);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <p className="text-muted">
        {isLive(run.state)
          ? 'The run is under way: the file holds what it has recorded so far.'
          : `The run of ${new Date(run.startedAt).toLocaleString('en-GB')}, ${bytesWords(run.traceBytes)}.`}
      </p>
      <ul className="-mr-2 flex min-h-0 flex-col gap-2 overflow-y-auto pr-2">
        {formats.map(({ format, title, text }) => (
          <li key={format} className="flex items-center gap-3 rounded-lg border border-line px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-muted">{text}</p>
            </div>
            {busy?.format === format ? (
              <>
                <span className="text-muted text-xs tabular-nums" role="status">
                  {busy.bytes === 0 ? 'Reading…' : bytesWords(busy.bytes)}
                </span>
                <Button aria-label={`Cancel ${title}`} onClick={() => leave.current?.abort()}>
                  Cancel
                </Button>
              </>
            ) : (
              <Button
                icon={<Download size={14} aria-hidden />}
                disabled={busy !== null}
                aria-label={`Download as ${title}`}
                onClick={() => void save(format)}
              >
                Download
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error === null ? null : <ExportFailure error={error} />}
    </>
  );
}
