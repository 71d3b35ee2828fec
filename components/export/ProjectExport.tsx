import { Download, FileText } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { exportAddress } from '@/api/client.ts';
import { useDocument } from '@/components/editor/document.ts';
import { flushSave } from '@/components/editor/keep-saved.ts';
import { bytesWords } from '@/components/runs/amount-words.ts';
import { Button } from '@/components/ui/Button.tsx';
import { classes } from '@/components/ui/classes.ts';
import { Spinner } from '@/components/ui/Spinner.tsx';
import { CodePreview } from './CodePreview.tsx';
import { ExportFailure } from './ExportFailure.tsx';
import { fetchExport } from './fetch-export.ts';
import { fileName } from './file-name.ts';
import { type ProjectEntry, readProject } from './read-project.ts';
import { saveFile } from './save-file.ts';

type State =
  | { kind: 'making' }
  | { kind: 'made'; zip: Blob; entries: ProjectEntry[] }
  | { kind: 'failed'; error: unknown };

/** The project as a zip: made first and shown, so that what is read is what is downloaded. */
export function ProjectExport() {
  const flowId = useDocument((s) => s.flowId);
  const name = useDocument((s) => s.document.name);
  const readOnly = useDocument((s) => s.readOnly);
  const [state, setState] = useState<State>({ kind: 'making' });
  const [shown, setShown] = useState('main.ts');

  const make = useCallback(
    async (signal: AbortSignal) => {
      setState({ kind: 'making' });
      try {
        await flushSave();
        const zip = await fetchExport(exportAddress(flowId), signal);
        const entries = readProject(new Uint8Array(await zip.arrayBuffer()));
        if (!signal.aborted) setState({ kind: 'made', zip, entries });
      } catch (error) {
        if (!signal.aborted) setState({ kind: 'failed', error });
      }
    },
    [flowId],
  );
  useEffect(() => {
    const left = new AbortController();
    void make(left.signal);
    return () => left.abort();
  }, [make]);

  if (state.kind === 'making') {
    return (
      <p className="flex flex-1 items-center justify-center text-muted">
        <Spinner label="Compiling the flow" />
      </p>
    );
  }
  if (state.kind === 'failed') {
    return (
      <div className="flex flex-col gap-3">
        <ExportFailure error={state.error} />
        <Button className="self-start" onClick={() => void make(new AbortController().signal)}>
          Try again
        </Button>
      </div>
    );
  }
  const entry = state.entries.find(({ path }) => path === shown) ?? state.entries[0];
  return (
    <>
      {readOnly ? (
        <p className="text-muted">This is the flow as it stands now, not as it was in this run.</p>
      ) : null}
      <div className="grid min-h-0 flex-1 grid-cols-[190px_minmax(0,1fr)] overflow-hidden rounded-lg border border-line">
        <ul aria-label="Files of the project" className="overflow-y-auto border-line border-r p-1">
          {state.entries.map(({ path, bytes, text }) => (
            <li key={path}>
              <button
                type="button"
                disabled={text === null}
                aria-pressed={path === entry?.path}
                title={`${path} · ${bytesWords(bytes)}`}
                onClick={() => setShown(path)}
                className={classes(
                  'flex w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-left font-mono text-xs leading-5 disabled:text-muted',
                  path === entry?.path ? 'bg-accent-soft text-accent-text' : 'enabled:hover:bg-hover',
                )}
              >
                <FileText size={12} aria-hidden className="shrink-0" />
                <span className="truncate">{path}</span>
              </button>
            </li>
          ))}
        </ul>
        {entry ? <CodePreview label={entry.path} text={entry.text ?? ''} /> : null}
      </div>
      <div className="flex items-center justify-between gap-3">
        <p className="text-muted">
          Unpack it, then{' '}
          <code className="font-mono text-xs">npm install --offline &amp;&amp; npm start</code>. Node 24 or
          newer.
        </p>
        <Button
          variant="primary"
          icon={<Download size={14} aria-hidden />}
          onClick={() => saveFile(state.zip, fileName(name, 'zip'))}
        >
          Download zip
        </Button>
      </div>
    </>
  );
}
