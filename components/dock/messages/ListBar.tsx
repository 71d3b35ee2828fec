'use client';
import { Crosshair } from 'lucide-react';
import { IconButton } from '@/components/ui/IconButton.tsx';
import type { Flow } from '@/flow/document.ts';
import type { FilterProblem } from '@/trace/messages/filter-terms.ts';
import { OnlySelected } from '../OnlySelected.tsx';
import { FilterField } from './FilterField.tsx';
import { ListMenus } from './ListMenus.tsx';

interface Props {
  document: Flow;
  runId: string | null;
  filter: string;
  problems: FilterProblem[];
  /** Share of the search that is done. */
  progress: number;
  total: number;
  /** What is selected on the canvas, in words; null for nothing. */
  selected: string | null;
  only: boolean;
  onOnly: (only: boolean) => void;
  /** Scrolls to the selected message; null where none is. */
  onShowChosen: (() => void) | null;
}

/** Over the table: the filter, what of the canvas it is narrowed to, and how much it found. */
export function ListBar(props: Props) {
  const { filter, problems, progress, total, selected, only, onOnly, onShowChosen } = props;
  return (
    <div className="relative flex h-9 shrink-0 items-center gap-2 border-line border-b px-3">
      <FilterField filter={filter} problems={problems} />
      <ListMenus document={props.document} runId={props.runId} />
      <OnlySelected selected={selected} only={only} onOnly={onOnly} />
      <div className="ml-auto flex items-center gap-2 whitespace-nowrap text-muted tabular-nums">
        {onShowChosen === null ? null : (
          <IconButton label="Scroll to the selected message" size="small" onClick={onShowChosen}>
            <Crosshair aria-hidden />
          </IconButton>
        )}
        <span aria-live="polite">
          {total.toLocaleString('en')} {total === 1 ? 'message' : 'messages'}
        </span>
      </div>
      {progress < 1 ? (
        <div
          role="progressbar"
          aria-label="Searching"
          aria-valuenow={Math.round(progress * 100)}
          className="-bottom-px absolute left-0 h-0.5 bg-accent"
          style={{ width: `${progress * 100}%` }}
        />
      ) : null}
    </div>
  );
}
