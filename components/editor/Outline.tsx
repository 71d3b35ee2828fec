'use client';
import { useMemo } from 'react';
import { ThreadDot } from '@/components/parts/ThreadDot.tsx';
import { classes } from '@/components/ui/classes.ts';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { LongList } from '@/components/ui/LongList.tsx';
import type { Flow, Id, Queue, Thread } from '@/flow/document.ts';
import { readingOrder, threadsInOrder } from '@/flow/reading-order.ts';
import { useCanvasDoor } from './canvas-door.ts';
import { useDocument } from './document.ts';
import { type Selection, useSession } from './session.ts';

/** Of each row, in pixels. */
const ROW_PX = 26;

/** Everything in the flow as a list: threads with their actors, then queues. A click selects and shows it. */
export function Outline() {
  const flow = useDocument((state) => state.document);
  const selection = useSession((state) => state.selection);
  const order = useMemo(() => readingOrder(flow), [flow]);
  const onThread = useMemo(
    () => Map.groupBy(order.actors, (id) => flow.actors[id]?.thread ?? ''),
    [flow, order],
  );
  const threads = useMemo(
    () => threadsInOrder(flow).map((id) => [id, flow.threads[id] as Thread] as const),
    [flow],
  );
  const queues = order.queues.map((id) => [id, flow.queues[id] as Queue] as const);
  if (threads.length === 0 && queues.length === 0) {
    return <EmptyState title="Nothing here yet">Actors, threads and queues are listed here.</EmptyState>;
  }
  return (
    <nav aria-label="Outline" className="px-1.5 py-2">
      {threads.length > 0 ? <Heading words="Threads" count={threads.length} /> : null}
      <LongList
        items={threads}
        keyOf={([id]) => id}
        heightOf={([id]) => ROW_PX * (1 + (onThread.get(id)?.length ?? 0))}
      >
        {([id, thread]) => (
          <>
            <Row chosen={selection.threads.includes(id)} selects={{ threads: [id] }}>
              <ThreadDot colour={thread.colour} />
              <span className="truncate">{thread.name}</span>
            </Row>
            <ul>
              {namesOf(flow, onThread.get(id) ?? []).map(([actorId, name]) => (
                <li key={actorId}>
                  <Row chosen={selection.actors.includes(actorId)} selects={{ actors: [actorId] }} inner>
                    <span className="truncate">{name}</span>
                  </Row>
                </li>
              ))}
            </ul>
          </>
        )}
      </LongList>
      {queues.length > 0 ? <Heading words="Queues" count={queues.length} /> : null}
      <LongList items={queues} keyOf={([id]) => id} heightOf={() => ROW_PX}>
        {([id, queue]) => (
          <Row chosen={selection.queues.includes(id)} selects={{ queues: [id] }}>
            <span aria-hidden className="h-2 w-3.5 shrink-0 rounded-full border border-control" />
            <span className="truncate">{queue.name}</span>
            <span className="ml-auto shrink-0 text-muted text-xs tabular-nums">
              {queue.capacity.toLocaleString('en-GB')}
            </span>
          </Row>
        )}
      </LongList>
    </nav>
  );
}

function Heading({ words, count }: { words: string; count: number }) {
  return (
    <h2 className="flex justify-between px-2 pt-2 pb-1 text-[11px] text-muted">
      {words}
      <span className="tabular-nums">{count}</span>
    </h2>
  );
}

interface RowProps {
  chosen: boolean;
  selects: Partial<Selection>;
  inner?: boolean;
  children: React.ReactNode;
}

function Row({ chosen, selects, inner, children }: RowProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => {
        useSession.getState().select(selects);
        useCanvasDoor.getState().reveal(selects);
      }}
      className={classes(
        'flex h-[26px] w-full items-center gap-2 rounded-md px-2 text-left',
        inner && 'pl-6 text-muted',
        chosen ? 'bg-accent-soft text-accent-text' : 'hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}

const namesOf = (flow: Flow, actors: readonly Id[]) =>
  actors.flatMap((id) => {
    const actor = flow.actors[id];
    if (actor === undefined) return [];
    return [[id, actor.copies > 1 ? `${actor.name} ×${actor.copies}` : actor.name] as const];
  });
