'use client';
import { Copy } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useSession } from '@/components/editor/session.ts';
import { threadColours } from '@/components/parts/thread-colours.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import type { Rows } from '@/components/timeline/trace-messages.ts';
import { useShownTheme } from '@/components/timeline/use-shown-theme.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import type { Flow, ThreadColour } from '@/flow/document.ts';
import type { LogLine } from '@/trace/messages/find-logs.ts';
import { FilterBar } from './FilterBar.tsx';
import { useRows } from './use-rows.ts';
import { useSelectionFilter } from './use-selection-filter.ts';
import { useTallList } from './use-tall-list.ts';

const ROW_PX = 22;
const MOST_COPIED = 100_000;

const levelLook = {
  debug: 'text-muted',
  info: 'text-muted',
  warn: 'text-warn',
  error: 'text-danger',
  failed: 'text-danger',
} as const;

/** What actors logged and what their code threw, in order of time, each line with its thread's colour. */
export function Console({ document: flow }: { document: Flow }) {
  const [text, setText] = useState('');
  const [only, setOnly] = useState(false);
  const [follow, setFollow] = useState(true);
  const [count, setCount] = useState(0);
  const selected = useSelectionFilter(flow);
  const version = useTrace((s) => s.state?.logs ?? 0);
  const theme = useShownTheme();
  const list = useRef<HTMLDivElement>(null);
  const filter = only && selected !== null ? selected.filter : null;
  const read = useCallback(
    (from: number, to: number) =>
      traceClient.logs({ text, actors: filter?.actors, threads: filter?.threads }, from, to),
    [text, filter],
  );
  const { rows: items, heightPx, showEnd } = useTallList({ count, rowPx: ROW_PX, scroller: list });
  const { total, row } = useRows<LogLine, Rows<LogLine>>(
    read,
    version,
    items[0]?.index ?? 0,
    items.at(-1)?.index ?? 40,
  );
  if (total !== count) setCount(total);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the end moves when the count does.
  useEffect(() => {
    if (follow) showEnd();
  }, [follow, count]);

  const copy = async () => {
    const { rows } = await traceClient.logs(
      { text, actors: filter?.actors, threads: filter?.threads },
      0,
      MOST_COPIED,
    );
    await navigator.clipboard.writeText(
      rows.map((l) => `${seconds(l)} ${l.level} ${l.thread} ${l.actor ?? ''} ${l.text}`).join('\n'),
    );
    toast.success(`Copied ${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'line' : 'lines'}`);
  };

  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <FilterBar
        label="Search logs"
        text={text}
        onText={setText}
        selected={selected?.words ?? null}
        onlySelected={only}
        onOnlySelected={setOnly}
      >
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={follow}
            onChange={(event) => setFollow(event.target.checked)}
            className="accent-(--accent)"
          />
          Follow
        </label>
        {total.toLocaleString('en')} {total === 1 ? 'line' : 'lines'}
        <IconButton label="Copy lines" size="small" onClick={() => void copy()} disabled={total === 0}>
          <Copy aria-hidden />
        </IconButton>
      </FilterBar>
      <div
        ref={list}
        role="log"
        aria-label="Console"
        aria-live="off"
        onWheel={(event) => {
          if (event.deltaY < 0) setFollow(false);
        }}
        className="min-h-0 flex-1 overflow-auto"
      >
        <div className="relative" style={{ height: heightPx }}>
          {items.map((item) => {
            const line = row(item.index);
            return (
              <div
                key={item.key}
                className="absolute inset-x-0 flex items-center gap-3 whitespace-nowrap px-3 font-mono text-xs hover:bg-hover"
                style={{ height: ROW_PX, top: item.topPx }}
              >
                {line === undefined ? null : (
                  <Line
                    line={line}
                    colour={threadColours[line.colour as ThreadColour]?.[theme] ?? 'var(--muted)'}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      {total === 0 ? (
        <p className="pointer-events-none absolute inset-x-0 top-20 text-center text-muted">
          {text === '' && filter === null ? 'Nothing was logged yet.' : 'No line matches.'}
        </p>
      ) : null}
    </div>
  );
}

const seconds = (line: LogLine) => (line.timeNs / 1e9).toFixed(4);

function Line({ line, colour }: { line: LogLine; colour: string }) {
  const selectMessage = useSession((s) => s.selectMessage);
  const { message } = line;
  return (
    <>
      <span className="w-16 shrink-0 text-right text-muted tabular-nums">{seconds(line)}</span>
      <span className={`w-10 shrink-0 ${levelLook[line.level]}`}>{line.level}</span>
      <span className="flex w-36 shrink-0 items-center gap-1.5 truncate" title={line.thread}>
        <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: colour }} />
        <span className="truncate">{line.actor ?? line.thread}</span>
      </span>
      {message === null ? (
        <span className={`truncate ${levelText(line)}`}>{line.text}</span>
      ) : (
        <button
          type="button"
          title={line.text}
          className={`truncate text-left ${levelText(line)}`}
          onClick={() => selectMessage({ id: message, detail: null })}
        >
          {line.text}
        </button>
      )}
    </>
  );
}

const levelText = (line: LogLine) => (line.level === 'info' ? 'text-ink' : levelLook[line.level]);
