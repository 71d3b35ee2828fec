'use client';
import { threadColours } from '@/components/parts/thread-colours.ts';
import type { ThreadColour } from '@/flow/document.ts';
import type { ShownTheme } from './palette.ts';
import { AXIS_PX } from './scene.ts';
import type { LaneLabel } from './trace-messages.ts';

interface Props {
  lanes: LaneLabel[];
  theme: ShownTheme;
  /** A lane's name was clicked. */
  onPick: (lane: LaneLabel) => void;
}

/** Names at the left of the lanes: a dot in the thread's colour, and how busy it was in the stretch in view. */
export function LaneLabels({ lanes, theme, onPick }: Props) {
  return lanes.map((lane) => (
    <button
      key={`${lane.kind} ${lane.name}`}
      type="button"
      onClick={() => onPick(lane)}
      style={{ top: AXIS_PX + lane.topPx, height: lane.heightPx }}
      className="absolute inset-x-0 flex items-center gap-2 border-line border-b px-3 text-left hover:bg-hover"
      aria-label={
        lane.kind === 'thread'
          ? `Thread ${lane.name}, ${Math.round(lane.busy * 100)}% busy in view`
          : `Queue ${lane.name}, ${lane.note}`
      }
    >
      {lane.kind === 'thread' ? (
        <span
          aria-hidden
          className="size-2 shrink-0 rounded-full"
          style={{ background: threadColours[lane.colour as ThreadColour]?.[theme] ?? 'var(--muted)' }}
        />
      ) : (
        <span aria-hidden className="h-1.5 w-2 shrink-0 rounded-full border border-control" />
      )}
      <span className={`min-w-0 flex-1 truncate ${lane.kind === 'queue' ? 'text-muted' : ''}`}>
        {lane.name}
      </span>
      <span className="shrink-0 text-muted text-xs tabular-nums">
        {lane.kind === 'thread' ? `${Math.round(lane.busy * 100)}%` : lane.note}
      </span>
    </button>
  ));
}
