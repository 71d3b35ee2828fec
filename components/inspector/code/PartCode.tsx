'use client';
import { PencilLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api } from '@/api/client.ts';
import type { PartSummary } from '@/api/types.ts';
import { useDocument } from '@/components/editor/document.ts';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import { toast } from '@/components/ui/toast.ts';
import type { Id } from '@/flow/document.ts';
import { setCode } from '@/flow/edits/change-actor.ts';
import { partOf } from '@/parts/catalogue.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { LazyCodeEditor } from './LazyCodeEditor.tsx';
import { ownPartCode } from './own-part-code.ts';

/** A part's code, to be read, with the way to make it one's own. */
export function PartCode({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('actors', id);
  const { codes, failed, again } = usePartCodes();
  const work = actor?.work;
  if (!actor || work?.kind !== 'part') return null;
  if (failed)
    return (
      <EmptyState title="The code did not come" actions={<Button onClick={again}>Try again</Button>}>
        {failed}
      </EmptyState>
    );
  if (!codes)
    return (
      <div className="p-8 text-center text-muted">
        <Spinner label="Fetching the code" />
      </div>
    );
  const summary = codes.find(({ kind }) => kind === work.part);
  const part = partOf(work.part);
  if (!summary || !part)
    return <EmptyState title="No such part">This Cueboard has no part named {work.part}.</EmptyState>;
  const own = () => {
    edit(`Make the code of ${actor.name} your own`, (flow) =>
      setCode(flow, id, ownPartCode(summary, part, work.settings)),
    );
    toast(`The code of ${actor.name} is yours now`, {
      description: 'Its settings stand at the top of the file.',
      undo: () => useDocument.getState().undo(),
    });
  };
  return (
    <div className="flex h-full flex-col gap-2 p-3">
      <div className="flex items-center justify-between gap-2">
        <p className="truncate text-muted">
          Part <span className="text-ink">{part.name}</span>, only to be read
        </p>
        {readOnly ? null : (
          <Button size="small" icon={<PencilLine size={13} aria-hidden />} onClick={own}>
            Make it your own
          </Button>
        )}
      </div>
      <div className="min-h-40 flex-1 overflow-hidden rounded-lg border border-line bg-field">
        <LazyCodeEditor
          source={{ kind: 'part', part: summary.kind, code: summary.code, shared: summary.shared }}
          label={`Code of the part ${part.name}`}
          readOnly
        />
      </div>
    </div>
  );
}

let fetched: Promise<PartSummary[]> | null = null;

/** The code of all parts, fetched when the first is looked at. */
function usePartCodes() {
  const [codes, setCodes] = useState<PartSummary[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try is the reason to run again
  useEffect(() => {
    let here = true;
    fetched ??= api.listPartCode();
    fetched.then(
      (list) => here && setCodes(list),
      (error: unknown) => {
        fetched = null;
        if (here) setFailed(error instanceof Error ? error.message : 'The server does not answer.');
      },
    );
    return () => {
      here = false;
    };
  }, [tries]);
  const again = () => {
    setFailed(null);
    setTries(tries + 1);
  };
  return { codes, failed, again };
}
