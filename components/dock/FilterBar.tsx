'use client';
import type { ReactNode } from 'react';
import { SearchField } from '@/components/ui/SearchField.tsx';

interface Props {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** What is selected on the canvas; null where nothing is. */
  selected: string | null;
  /** Whether only that is listed. */
  onlySelected: boolean;
  onOnlySelected: (only: boolean) => void;
  children?: ReactNode;
}

/** Search, and a switch to list only what concerns the selection. */
export function FilterBar({ label, text, onText, selected, onlySelected, onOnlySelected, children }: Props) {
  return (
    <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b px-3">
      <SearchField label={label} value={text} onChange={onText} className="w-64" />
      {selected === null ? null : (
        <label className="flex min-w-0 items-center gap-1.5 text-muted">
          <input
            type="checkbox"
            checked={onlySelected}
            onChange={(event) => onOnlySelected(event.target.checked)}
            className="accent-(--accent)"
          />
          <span className="truncate">only {selected}</span>
        </label>
      )}
      <div className="ml-auto flex items-center gap-2 whitespace-nowrap text-muted tabular-nums">
        {children}
      </div>
    </div>
  );
}
