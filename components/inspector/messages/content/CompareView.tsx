'use client';
import { Button } from '@/components/ui/Button.tsx';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { idWords } from '../message-words.ts';
import { differences } from './content-diff.ts';
import { treeOf } from './json-tree.ts';
import { useKeptMessage } from './kept-message.ts';

/** What differs between the message that was kept and this one. */
export function CompareView({ detail }: { detail: MessageFacts }) {
  const kept = useKeptMessage((s) => s.kept);
  const keep = (
    <Button
      size="small"
      onClick={() => useKeptMessage.setState({ kept: { id: detail.id, preview: detail.preview } })}
    >
      Keep {idWords(detail.id)} to compare
    </Button>
  );
  if (kept === null || kept.id === detail.id)
    return (
      <div className="flex flex-col items-start gap-2 rounded-md border border-line bg-field p-2">
        <p className="text-muted">
          {kept === null
            ? 'Keep this message, then choose another one: what differs is shown here.'
            : 'This message is kept. Choose another one, and what differs is shown here.'}
        </p>
        {kept === null ? keep : null}
      </div>
    );
  return (
    <div className="flex flex-col gap-2">
      <Differences before={kept.preview} after={detail.preview} />
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-muted text-xs">compared with {idWords(kept.id)}</span>
        {keep}
      </div>
    </div>
  );
}

function Differences({ before, after }: { before: string; after: string }) {
  const [a, b] = [treeOf(before), treeOf(after)];
  const found =
    a !== null && b !== null ? differences(a, b) : before === after ? [] : [{ path: '', before, after }];
  if (found.length === 0) return <p className="text-muted">Their contents are the same.</p>;
  return (
    <dl
      aria-label="Differences"
      className="max-h-72 overflow-auto rounded-md border border-line bg-field py-1 font-mono text-xs leading-[1.5]"
    >
      {found.map(({ path, before: was, after: is }) => (
        <div key={path} className="px-2 py-0.5">
          <dt className="text-muted">{path === '' ? 'content' : path}</dt>
          <dd className="break-words pl-3">
            {was === null ? null : <del className="text-danger no-underline">− {was}</del>}
            {was === null || is === null ? null : <br />}
            {is === null ? null : <ins className="text-ok no-underline">+ {is}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
