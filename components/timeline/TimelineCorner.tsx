'use client';
import { ChevronDown, ChevronRight, FoldHorizontal, GitFork, Spline } from 'lucide-react';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { asTheyCome } from '@/trace/lanes/lane-arrangement.ts';
import { arrange, toggleView, useLaneView } from './lane-view.ts';
import { AXIS_PX } from './scene.ts';

const LOOKS = [
  { what: 'folded', label: 'Fold idle time', keys: 'i', Icon: FoldHorizontal },
  { what: 'wholeChain', label: 'Whole chain of the selected message', keys: 'c', Icon: GitFork },
  { what: 'allArrows', label: 'Arrows of all in view', keys: 'v', Icon: Spline },
] as const;

/** Over the lanes' names: whether queues are shown, and how the run is drawn. */
export function TimelineCorner({ flow }: { flow: string }) {
  const queuesShown = useLaneView((s) => (s.arrangements[flow] ?? asTheyCome).queuesShown);
  const view = useLaneView((s) => s.view);
  const Arrow = queuesShown ? ChevronDown : ChevronRight;
  return (
    <div
      className="sticky top-0 z-20 flex items-center border-line border-b bg-surface pr-1.5 pl-1.5"
      style={{ height: AXIS_PX }}
    >
      <button
        type="button"
        aria-expanded={queuesShown}
        onClick={() => arrange(flow, (now) => ({ ...now, queuesShown: !now.queuesShown }))}
        className="mr-auto flex items-center gap-1.5 rounded text-muted text-xs hover:text-ink"
      >
        <Arrow size={12} aria-hidden />
        Queues
      </button>
      {LOOKS.map(({ what, label, keys, Icon }) => (
        <IconButton
          key={what}
          {...{ label, keys }}
          size="small"
          pressed={view[what]}
          onClick={() => toggleView(what)}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
    </div>
  );
}
