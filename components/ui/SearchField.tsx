'use client';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { classes } from './classes.ts';
import { boxLook } from './TextField.tsx';

export interface SearchFieldProps {
  /** Its accessible name, and its placeholder: `Search parts`. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
  className?: string;
}

export function SearchField({ label, value, onChange, ref, className }: SearchFieldProps) {
  return (
    <div className={classes('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute left-2 top-1/2 size-3.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
        className={classes(boxLook, 'h-7 pl-7 pr-7 [&::-webkit-search-cancel-button]:hidden')}
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onChange('')}
          className="absolute inset-y-0 right-1 my-auto flex size-5 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
        >
          <X size={13} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
