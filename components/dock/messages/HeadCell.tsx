// biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid, a table loses the roles of its elements
'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent } from 'react';
import type { MessageSort } from '@/trace/messages/sort-messages.ts';
import type { Column } from './columns.ts';
import { LEAST_PX, setWidth, sortBy, useList } from './list-store.ts';

const STEP_PX = 16;
/** Nothing keeps a column from being wider; a range that is told needs an end. */
const MOST_PX = 2000;

/** A column's head: a press sorts, its right edge is drawn or moved by arrow keys to widen it. */
export function HeadCell({ column, sort }: { column: Column; sort: MessageSort }) {
  const { id, head } = column;
  const widthPx = useList((s) => s.widths[id]) ?? column.widthPx;
  const isSorted = sort.by === id;
  const Arrow = sort.down ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      // Of its own: the figure of the edge within is none of its words.
      aria-label={head}
      aria-sort={isSorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
      className="relative min-w-0 text-left font-normal"
    >
      <button
        type="button"
        onClick={() => sortBy(id)}
        className="flex w-full min-w-0 items-center gap-1 rounded hover:text-ink aria-pressed:text-ink"
        aria-pressed={isSorted}
        title={`Sort by ${head.toLowerCase()}`}
      >
        <span className="truncate">{head}</span>
        {isSorted ? <Arrow size={11} aria-hidden className="shrink-0" /> : null}
      </button>
      <Edge column={column} widthPx={widthPx} />
    </th>
  );
}

function Edge({ column: { id, head }, widthPx }: { column: Column; widthPx: number }) {
  const widthOf = (element: Element) => element.parentElement?.getBoundingClientRect().width ?? 0;
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    const element = event.currentTarget;
    if (!element.hasPointerCapture(event.pointerId)) return;
    setWidth(id, event.clientX - (element.parentElement?.getBoundingClientRect().left ?? 0));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved; hr takes no keys.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${head}`}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      aria-valuenow={Math.min(MOST_PX, widthPx)}
      aria-valuetext={`${widthPx} pixels`}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={draw}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? STEP_PX : event.key === 'ArrowLeft' ? -STEP_PX : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        setWidth(id, widthOf(event.currentTarget) + by);
      }}
      className="-right-2 absolute inset-y-0 w-3 cursor-col-resize touch-none after:absolute after:inset-y-0.5 after:left-1.5 after:w-px after:bg-line hover:after:bg-accent focus-visible:after:bg-accent"
    />
  );
}
