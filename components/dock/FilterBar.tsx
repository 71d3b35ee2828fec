'use client';
import type { ReactNode } from 'react';
import { SearchField } from '@/components/ui/SearchField.tsx';
import { OnlySelected } from './OnlySelected.tsx';

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
      <OnlySelected selected={selected} only={onlySelected} onOnly={onOnlySelected} />
      <div className="ml-auto flex items-center gap-2 whitespace-nowrap text-muted tabular-nums">
        {children}
      </div>
    </div>
  );
}
