'use client';
import { ListFilter, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { classes } from '@/components/ui/classes.ts';
import { boxLook } from '@/components/ui/TextField.tsx';
import type { FilterProblem } from '@/trace/messages/filter-terms.ts';
import { setFilter, useList } from './list-store.ts';

/** The filter as text. A word that is wrong is underlined, and what is wrong with it stands below. */
export function FilterField({ filter, problems }: { filter: string; problems: FilterProblem[] }) {
  const [scrollPx, setScrollPx] = useState(0);
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const asked = useList((s) => s.focusAsked);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
    // Answered: the tab may be opened again by hand.
    useList.setState({ focusAsked: 0 });
  }, [asked]);
  const [first] = problems;
  return (
    <div className="relative min-w-40 max-w-[560px] flex-1">
      <ListFilter
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2 size-3.5 text-muted"
      />
      <input
        ref={field}
        type="search"
        aria-label="Filter messages"
        aria-invalid={first !== undefined}
        aria-describedby={first === undefined ? undefined : noteId}
        placeholder="Filter: text, queue:jobs, outcome:failed, took>5ms, order.id=17"
        value={filter}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setFilter(event.target.value)}
        onScroll={(event) => setScrollPx(event.currentTarget.scrollLeft)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return;
          event.stopPropagation();
          setFilter('');
        }}
        className={classes(
          boxLook,
          'h-7 pr-7 pl-7 font-mono text-xs placeholder:font-sans [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-7 left-7 overflow-hidden font-mono text-xs"
      >
        {problems.map(({ at, length }) => (
          <span
            key={at}
            className="absolute bottom-1 h-[2px] bg-danger"
            style={{ left: `calc(${at}ch - ${scrollPx}px)`, width: `${length}ch` }}
          />
        ))}
      </div>
      {filter === '' ? null : (
        <button
          type="button"
          aria-label="Clear filter"
          onClick={() => setFilter('')}
          className="absolute inset-y-0 right-1 my-auto flex size-5 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
        >
          <X size={13} aria-hidden />
        </button>
      )}
      {first === undefined ? null : (
        <p
          id={noteId}
          role="alert"
          className="absolute top-full z-20 mt-0.5 max-w-[560px] rounded-md border border-line bg-raised px-2 py-1 text-danger text-xs shadow-(--shadow-pop)"
          style={{ left: `min(calc(${first.at}ch + 20px - ${scrollPx}px), 60%)` }}
        >
          {first.message}
        </p>
      )}
    </div>
  );
}
