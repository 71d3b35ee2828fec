// biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid, a table loses the roles of its elements
'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { ranNs, waitedNs } from '@/components/timeline/message-words.ts';
import { pickMessage } from '@/components/timeline/pick-message.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import type { Flow } from '@/flow/document.ts';
import type { MessageFacts } from '@/trace/message-detail.ts';
import { shortId } from '@/trace/message-detail.ts';
import { durationWords } from '@/trace/ticks.ts';
import { FilterBar } from './FilterBar.tsx';
import { useRows } from './use-rows.ts';
import { useSelectionFilter } from './use-selection-filter.ts';

const ROW_PX = 24;
const COLUMNS =
  '84px 64px minmax(80px,1fr) minmax(80px,1fr) minmax(80px,1fr) 72px 72px 92px minmax(120px,3fr)';
const HEADS = ['Time', 'Message', 'From', 'Queue', 'To', 'Waited', 'Handled in', 'Outcome', 'Content'];

const outcomeLook = (outcome: MessageFacts['outcome']) =>
  outcome === 'ok' || outcome === 'waiting'
    ? 'text-muted'
    : outcome === 'error'
      ? 'text-danger'
      : outcome === 'handling'
        ? 'text-accent-text'
        : 'text-warn';

/** Every message of the run, in order of when it was sent. */
export function MessageTable({ document: flow }: { document: Flow }) {
  const [text, setText] = useState('');
  const [only, setOnly] = useState(false);
  const selected = useSelectionFilter(flow);
  const chosen = useSession((s) => s.message?.id ?? null);
  const version = useTrace((s) => s.state?.lastNs ?? 0);
  const list = useRef<HTMLDivElement>(null);
  const filter = only && selected !== null ? selected.filter : null;
  const read = useCallback(
    (from: number, to: number) =>
      traceClient.messages(
        { text, actors: filter?.actors, queues: filter?.queues, threads: filter?.threads },
        from,
        to,
      ),
    [text, filter],
  );
  const [count, setCount] = useState(0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const { total, row } = useRows(read, version, items[0]?.index ?? 0, items.at(-1)?.index ?? 40);
  if (total !== count) setCount(total);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <FilterBar
        label="Search messages"
        text={text}
        onText={setText}
        selected={selected?.words ?? null}
        onlySelected={only}
        onOnlySelected={setOnly}
      >
        {total.toLocaleString('en')} {total === 1 ? 'message' : 'messages'}
      </FilterBar>
      <div ref={list} className="min-h-0 flex-1 overflow-auto">
        <table role="table" aria-label="Messages" aria-rowcount={total + 1} className="block min-w-[860px]">
          <thead role="rowgroup" className="sticky top-0 z-10 block bg-surface">
            <tr
              role="row"
              className="grid h-6 items-center gap-x-3 border-line border-b bg-surface px-3 text-muted text-xs"
              style={{ gridTemplateColumns: COLUMNS }}
            >
              {HEADS.map((head) => (
                <th key={head} role="columnheader" scope="col" className="truncate text-left font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="relative block" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const m = row(item.index);
              return (
                <tr
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={m !== undefined && m.id === chosen}
                  tabIndex={0}
                  onClick={() => m && pickMessage(flow, m)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && m) pickMessage(flow, m);
                  }}
                  className="absolute inset-x-0 grid cursor-default items-center gap-x-3 px-3 hover:bg-hover aria-selected:bg-accent-soft focus-visible:outline-offset-[-2px]"
                  style={{ gridTemplateColumns: COLUMNS, height: ROW_PX, top: item.start }}
                >
                  {m === undefined ? null : <Cells message={m} />}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {total === 0 ? (
        <p className="pointer-events-none absolute inset-x-0 top-24 text-center text-muted">
          {text === '' && filter === null ? 'No messages yet.' : 'No message matches.'}
        </p>
      ) : null}
    </div>
  );
}

function Cells({ message: m }: { message: MessageFacts }) {
  const waited = waitedNs(m);
  const ran = ranNs(m);
  const cell = 'truncate';
  const figure = 'truncate tabular-nums text-muted';
  return (
    <>
      <td role="cell" className={figure}>
        {m.sentNs === null ? '' : `${(m.sentNs / 1e9).toFixed(4)} s`}
      </td>
      <td role="cell" className={figure}>
        #{shortId(m.id)}
      </td>
      <td role="cell" className={cell}>
        {m.from ?? ''}
      </td>
      <td role="cell" className={cell}>
        {m.queue ?? <span className="text-muted">{m.kind}</span>}
      </td>
      <td role="cell" className={cell}>
        {m.to ?? ''}
      </td>
      <td role="cell" className={figure}>
        {waited === null ? '' : durationWords(waited)}
      </td>
      <td role="cell" className={figure}>
        {ran === null || m.kind === 'answer' ? '' : durationWords(ran)}
      </td>
      <td role="cell" className={`truncate ${outcomeLook(m.outcome)}`} title={m.error ?? undefined}>
        {m.outcome}
      </td>
      <td role="cell" className="truncate font-mono text-xs">
        {m.preview}
        {m.truncated ? '…' : ''}
      </td>
    </>
  );
}
