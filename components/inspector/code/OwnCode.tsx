'use client';
import { Maximize2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import type { Id } from '@/flow/document.ts';
import { ProblemList } from '../ProblemList.tsx';
import { useProblems } from '../use-problems.ts';
import { useCodePlace } from './code-place.ts';
import { LazyCodeEditor } from './LazyCodeEditor.tsx';

/** The user's own module, to be edited. */
export function OwnCode({ id }: { id: Id }) {
  const name = useDocument((state) => state.document.actors[id]?.name ?? '');
  const thread = useDocument(
    ({ document }) => document.threads[document.actors[id]?.thread ?? '']?.name ?? '',
  );
  const readOnly = useDocument((state) => state.readOnly);
  const { all } = useProblems('actor', id);
  const goTo = useCodePlace((state) => state.goTo);
  const [large, setLarge] = useState(false);
  const source = useMemo(() => ({ kind: 'actor' as const, id }), [id]);
  const inCode = all.filter(({ where }) => where.line !== undefined || where.field === 'work.code');
  return (
    <div className="flex h-full flex-col gap-2 p-3">
      <div className="flex items-center justify-between gap-2">
        <p className="truncate text-muted">
          Runs on thread <span className="text-ink">{thread}</span>
        </p>
        <IconButton label="Open larger" size="small" onClick={() => setLarge(true)}>
          <Maximize2 aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-40 flex-1 overflow-hidden rounded-lg border border-line bg-field focus-within:border-line-strong">
        {large ? null : <LazyCodeEditor source={source} label={`Code of ${name}`} readOnly={readOnly} />}
      </div>
      <div className="max-h-32 shrink-0 overflow-auto">
        <ProblemList problems={inCode} onChoose={({ where }) => goTo(id, where.line ?? 1, where.column)} />
      </div>
      <Dialog
        open={large}
        onOpenChange={setLarge}
        title={`Code of ${name}`}
        size="full"
        flush
        keepsEscape={() => Boolean(document.activeElement?.closest('.monaco-editor'))}
      >
        <LazyCodeEditor source={source} label={`Code of ${name}`} readOnly={readOnly} large />
      </Dialog>
    </div>
  );
}
