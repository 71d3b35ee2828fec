'use client';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { ThreadDot } from '@/components/parts/ThreadDot.tsx';
import { classes } from '@/components/ui/classes.ts';
import type { Id } from '@/flow/document.ts';

/** The name of another record, as a way to it. */
export function RecordLink({
  table,
  id,
  className,
}: {
  table: 'actors' | 'queues' | 'threads';
  id: Id;
  className?: string;
}) {
  const name = useDocument((state) => state.document[table][id]?.name ?? '');
  const colour = useDocument(({ document }) => {
    const thread = table === 'actors' ? document.actors[id]?.thread : table === 'threads' ? id : undefined;
    return thread === undefined ? undefined : document.threads[thread]?.colour;
  });
  const select = useSession((state) => state.select);
  const reveal = useCanvasDoor((state) => state.reveal);
  return (
    <button
      type="button"
      onClick={() => {
        select({ [table]: [id] });
        reveal({ [table]: [id] });
      }}
      className={classes(
        'inline-flex min-w-0 max-w-full items-center gap-1.5 rounded px-1 text-left hover:bg-hover hover:underline',
        className,
      )}
    >
      {colour ? <ThreadDot colour={colour} /> : null}
      <span className="truncate">{name}</span>
    </button>
  );
}
