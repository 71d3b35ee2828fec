'use client';
import { ChevronDown, ChevronRight, Ellipsis, Pin } from 'lucide-react';
import { memo, useCallback, useRef } from 'react';
import { threadColours } from '@/components/parts/thread-colours.ts';
import { ContextMenu } from '@/components/ui/ContextMenu.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import type { MenuItem } from '@/components/ui/menu-item.ts';
import type { ThreadColour } from '@/flow/document.ts';
import type { ShownTheme } from './palette.ts';
import type { LaneLabel } from './trace-messages.ts';
import type { LaneDrop } from './use-lane-drag.ts';

interface Props {
  lanes: LaneLabel[];
  theme: ShownTheme;
  /** The lane that is dragged, and where it would come to stand. */
  drop: LaneDrop | null;
  /** A lane's name was clicked. */
  onPick: (lane: LaneLabel) => void;
  /** The arrow beside it: collapse or expand. */
  onFold: (lane: LaneLabel) => void;
  menuOf: (lane: LaneLabel) => MenuItem[];
}

/**
 * Names at the left of the lanes: a dot in the thread's colour, and how busy it was in the stretch in view. Figures
 * change many times a second; the menus, which are dear to draw, do not.
 */
export function LaneLabels({ lanes, theme, drop, menuOf, onPick, onFold }: Props) {
  const latest = useRef({ lanes, menuOf, onPick, onFold });
  latest.current = { lanes, menuOf, onPick, onFold };
  const pick = useCallback((lane: LaneLabel) => latest.current.onPick(lane), []);
  const fold = useCallback((lane: LaneLabel) => latest.current.onFold(lane), []);
  const over = useRef('');
  const itemsOf = useCallback((key: string) => {
    const lane = latest.current.lanes.find((each) => each.key === key);
    return lane === undefined ? [] : latest.current.menuOf(lane);
  }, []);
  // A long press of a finger opens the menu as well, in some browsers without the event of a right click.
  const note = ({ target }: { target: EventTarget }) => {
    over.current = (target as HTMLElement).closest<HTMLElement>('[data-lane]')?.dataset.lane ?? '';
  };
  return (
    <ContextMenu items={() => itemsOf(over.current)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes which lane the menu is of; the button opens the same. */}
      <div onPointerDown={note} onContextMenu={note}>
        {lanes.map((lane) => (
          <Label
            key={lane.key}
            {...{ lane, theme, itemsOf }}
            // The others are not drawn again with each move.
            drop={drop?.key === lane.key || drop?.target === lane.key ? drop : null}
            onPick={pick}
            onFold={fold}
          />
        ))}
      </div>
    </ContextMenu>
  );
}

/** Drawn once for a lane, however often its figures change. */
const More = memo(function More({
  lane,
  name,
  itemsOf,
}: {
  lane: string;
  name: string;
  itemsOf: (key: string) => MenuItem[];
}) {
  return (
    <Menu
      align="end"
      items={() => itemsOf(lane)}
      trigger={
        <button
          type="button"
          aria-label={`More for ${name}`}
          className="flex size-5 items-center justify-center rounded text-muted hover:text-ink"
        >
          <Ellipsis size={13} aria-hidden />
        </button>
      }
    />
  );
});

interface LabelProps extends Omit<Props, 'lanes' | 'menuOf'> {
  lane: LaneLabel;
  itemsOf: (key: string) => MenuItem[];
}

/** Drawn again only where something of its lane has changed. */
const Label = memo(function Label({ lane, theme, drop, onPick, onFold, itemsOf }: LabelProps) {
  const { kind, name, headPx, heightPx, rows } = lane;
  const isFoldable = kind === 'group' || rows.length > 0 || lane.collapsed;
  const Arrow = lane.collapsed ? ChevronRight : ChevronDown;
  return (
    <div
      data-lane={lane.key}
      className={`group/lane absolute inset-x-0 touch-none select-none border-line border-b hover:bg-hover focus-within:bg-hover ${drop?.key === lane.key ? 'opacity-50' : ''}`}
      style={{ top: lane.topPx, height: heightPx }}
    >
      {drop?.target === lane.key ? (
        <span
          aria-hidden
          className={`absolute inset-x-0 z-10 h-0.5 bg-accent ${drop.isAfter ? '-bottom-px' : '-top-px'}`}
        />
      ) : null}
      <div
        className={`flex items-center gap-1.5 pr-3 ${lane.inGroup ? 'pl-4' : 'pl-1.5'}`}
        style={{ height: headPx || heightPx }}
      >
        {isFoldable ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${lane.collapsed ? 'Expand' : 'Collapse'} ${name}`}
            onClick={() => onFold(lane)}
            className="shrink-0 text-muted hover:text-ink"
          >
            <Arrow size={12} aria-hidden />
          </button>
        ) : (
          <span className="w-3 shrink-0" />
        )}
        <button
          type="button"
          onClick={() => onPick(lane)}
          aria-label={wordsOf(lane)}
          className="flex min-w-0 flex-1 items-center gap-2 self-stretch text-left"
        >
          <Sign lane={lane} theme={theme} />
          <span
            className={`min-w-0 flex-1 truncate ${kind === 'queue' ? 'text-muted' : kind === 'group' ? 'font-medium' : ''}`}
          >
            {name}
          </span>
          {lane.pinned ? <Pin size={11} aria-hidden className="shrink-0 text-muted" /> : null}
          <span className="flex shrink-0 flex-col items-end text-muted text-xs tabular-nums leading-tight group-focus-within/lane:invisible group-hover/lane:invisible">
            {kind === 'thread' ? `${Math.round(lane.busy * 100)}%` : lane.note}
            {kind === 'queue' && !lane.collapsed ? <span className="text-[10px]">{lane.rate}</span> : null}
          </span>
        </button>
        <span className="pointer-events-none absolute right-1.5 opacity-0 group-focus-within/lane:pointer-events-auto group-focus-within/lane:opacity-100 group-hover/lane:pointer-events-auto group-hover/lane:opacity-100">
          <More lane={lane.key} name={name} itemsOf={itemsOf} />
        </span>
      </div>
      {rows.map((row) => (
        <span
          key={row.name}
          className={`absolute right-3 truncate text-muted text-xs ${lane.inGroup ? 'left-12' : 'left-9'}`}
          style={{ top: row.topPx, height: row.heightPx, lineHeight: `${row.heightPx - 2}px` }}
        >
          {row.name}
        </span>
      ))}
    </div>
  );
});

function wordsOf(lane: LaneLabel): string {
  const { kind, name } = lane;
  if (kind === 'thread') return `Thread ${name}, ${Math.round(lane.busy * 100)}% busy in view`;
  if (kind === 'group') return `Group ${name}, ${lane.note}`;
  return `Queue ${name}, ${lane.note}${lane.rate === '' ? '' : `, ${lane.rate} in view`}`;
}

function Sign({ lane, theme }: { lane: LaneLabel; theme: ShownTheme }) {
  if (lane.kind === 'group') return null;
  if (lane.kind === 'queue')
    return <span aria-hidden className="h-1.5 w-2 shrink-0 rounded-full border border-control" />;
  return (
    <span
      aria-hidden
      className="size-2 shrink-0 rounded-full"
      style={{ background: threadColours[lane.colour as ThreadColour]?.[theme] ?? 'var(--muted)' }}
    />
  );
}
