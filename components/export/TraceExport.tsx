import { Download } from 'lucide-react';
import { useState } from 'react';
import { traceExportAddress } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { useDocument } from '@/components/editor/document.ts';
import { bytesWords } from '@/components/runs/amount-words.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Button } from '@/components/ui/Button.tsx';
import { ExportFailure } from './ExportFailure.tsx';
import { fetchExport } from './fetch-export.ts';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

const formats = [
  {
    format: 'chrome',
    title: 'Chrome trace',
    text: 'Opens in Perfetto and in chrome://tracing.',
    ending: 'trace.json',
  },
  { format: 'json', title: 'JSON lines', text: 'One record a line, for scripts.', ending: 'jsonl' },
  {
    format: 'mermaid',
    title: 'Mermaid',
    text: 'A sequence diagram of the first messages, for a document.',
    ending: 'mmd',
  },
] as const;

/** What the run on screen recorded, for other tools. */
export function TraceExport({ run }: { run: RunSummary }) {
  const name = useDocument((s) => s.document.name);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async (format: string, ending: string) => {
    setBusy(format);
    setError(null);
    try {
      const stamp = run.startedAt.slice(0, 19).replace(/[:T]/g, '-');
      saveFile(await fetchExport(traceExportAddress(run.id, format)), fileName(name, ending, stamp));
    } catch (failure) {
      setError(failure);
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
      <ul className="flex flex-col gap-2">
        {formats.map(({ format, title, text, ending }) => (
          <li key={format} className="flex items-center gap-3 rounded-lg border border-line px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-muted">{text}</p>
            </div>
            <Button
              icon={<Download size={14} aria-hidden />}
              busy={busy === format}
              disabled={busy !== null}
              aria-label={`Download as ${title}`}
              onClick={() => void save(format, ending)}
            >
              Download
            </Button>
          </li>
        ))}
      </ul>
      {error === null ? null : <ExportFailure error={error} />}
    </>
  );
}
