// biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid, a table loses the roles of its elements
'use client';
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSession } from '@/components/editor/session.ts';
import { pickMessage } from '@/components/timeline/pick-message.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import type { FoundRows } from '@/components/timeline/trace-messages.ts';
import type { Flow } from '@/flow/document.ts';
import type { FilterProblem } from '@/trace/messages/filter-terms.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import type { MessageQuery } from '@/trace/messages/message-list.ts';
import { useRows } from '../use-rows.ts';
import { useSelectionFilter } from '../use-selection-filter.ts';
import { useTallList } from '../use-tall-list.ts';
import { type Column, columns, gridOf } from './columns.ts';
import { HeadCell } from './HeadCell.tsx';
import { ListBar } from './ListBar.tsx';
import { useList } from './list-store.ts';
import { keepSeen, seenBefore } from './seen-rows.ts';

const ROW_PX = 24;
const NO_PROBLEMS: FilterProblem[] = [];
const FIRST_RECT = { width: 0, height: 240 };

/** Every message of the run that the filter finds, in the order of a column. */
export function MessageTable({ document: flow, runId }: { document: Flow; runId: string | null }) {
  const { filter, sort, shown, widths } = useList();
  const [only, setOnly] = useState(false);
  const selected = useSelectionFilter(flow);
  const chosen = useSession((s) => s.message?.id ?? null);
  const version = useTrace((s) => s.state?.lastNs ?? 0);
  const phase = useTrace((s) => s.state?.phase.name);
  const list = useRef<HTMLDivElement>(null);
  const named = only && selected !== null ? selected.filter : null;
  const text = useDeferredValue(filter);
  const query = useMemo<MessageQuery>(
    () => ({ filter: text, sort, actors: named?.actors, queues: named?.queues, threads: named?.threads }),
    [text, sort, named],
  );
  const read = useCallback((from: number, to: number) => traceClient.messages(query, from, to), [query]);
  const before = seenBefore(runId, query);
  const [count, setCount] = useState(before?.total ?? 0);
  const {
    rows: items,
    heightPx,
    showRow,
  } = useTallList({
    ...{ count, rowPx: ROW_PX, scroller: list },
    // Until it is measured: rows that are known are there in the first frame.
    initialRect: FIRST_RECT,
  });
  const { answer, total, row } = useRows<MessageFacts, FoundRows>(
    read,
    phase === 'ended' ? Number.MAX_VALUE : version,
    items[0]?.index ?? 0,
    items.at(-1)?.index ?? 40,
    before,
  );
  useEffect(() => keepSeen(runId, query, answer), [runId, query, answer]);
  if (total !== count) setCount(total);
  const seen = columns.filter(({ id }) => shown.includes(id));
  const grid = gridOf(seen, widths);
  const leastPx = seen.reduce((sum, { id, widthPx }) => sum + (widths[id] ?? widthPx) + 12, 24);

  const showChosen = async () => {
    const place = chosen === null ? -1 : await traceClient.place(query, chosen);
    if (place >= 0) showRow(place);
  };
  const isEmpty = total === 0 && (answer?.progress ?? 1) === 1;
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <ListBar
        document={flow}
        runId={runId}
        filter={filter}
        problems={answer?.problems ?? NO_PROBLEMS}
        progress={answer?.progress ?? 1}
        total={total}
        selected={selected?.words ?? null}
        only={only}
        onOnly={setOnly}
        onShowChosen={chosen === null ? null : () => void showChosen()}
      />
      <div ref={list} className="min-h-0 flex-1 overflow-auto">
        <table
          role="table"
          aria-label="Messages"
          aria-rowcount={total + 1}
          className="block"
          style={{ minWidth: leastPx }}
        >
          <thead role="rowgroup" className="sticky top-0 z-10 block bg-surface">
            <tr
              role="row"
              className="grid h-6 items-center gap-x-3 border-line border-b bg-surface px-3 text-muted text-xs"
              style={{ gridTemplateColumns: grid }}
            >
              {seen.map((column) => (
                <HeadCell key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="relative block" style={{ height: heightPx }}>
            {items.map((item) => {
              const m = row(item.index);
              return (
                <tr
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={m !== undefined && m.id === chosen}
                  data-place={item.index}
                  tabIndex={0}
                  onClick={() => m && pickMessage(flow, m)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && m) pickMessage(flow, m);
                    else walk(event, item.index);
                  }}
                  className="absolute inset-x-0 grid cursor-default items-center gap-x-3 px-3 hover:bg-hover focus-visible:outline-offset-[-2px] aria-selected:bg-accent-soft"
                  style={{ gridTemplateColumns: grid, height: ROW_PX, top: item.topPx }}
                >
                  {m === undefined
                    ? null
                    : seen.map((column) => <Cell key={column.id} column={column} message={m} />)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {isEmpty ? (
        <p className="pointer-events-none absolute inset-x-0 top-24 text-center text-muted">
          {filter === '' && named === null ? 'No messages yet.' : 'No message matches.'}
        </p>
      ) : null}
    </div>
  );
}

const looks = {
  figure: 'truncate tabular-nums text-muted',
  text: 'truncate',
  content: 'truncate font-mono text-xs',
} as const;

function Cell({ column, message }: { column: Column; message: MessageFacts }) {
  const look = column.look === 'outcome' ? `truncate ${outcomeLook(message.outcome)}` : looks[column.look];
  const isDim = column.id === 'queue' && message.queue === null;
  return (
    <td
      role="cell"
      className={isDim ? `${look} text-muted` : look}
      title={column.look === 'outcome' ? (message.error ?? undefined) : undefined}
    >
      {column.words(message)}
    </td>
  );
}

const outcomeLook = (outcome: MessageFacts['outcome']) =>
  outcome === 'ok' || outcome === 'waiting'
    ? 'text-muted'
    : outcome === 'error'
      ? 'text-danger'
      : outcome === 'handling'
        ? 'text-accent-text'
        : 'text-warn';

/** Arrows go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>, place: number): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-place="${place + by}"]`);
  next?.focus();
}
