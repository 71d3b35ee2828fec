'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { nothing, useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import { toggleCollapsed, toggleGroup } from '@/trace/lanes/lane-arrangement.ts';
import { useArea } from './area.ts';
import { GroupNameDialog, type GroupNaming } from './GroupNameDialog.tsx';
import { HoverCard } from './HoverCard.tsx';
import { LaneLabels } from './LaneLabels.tsx';
import { laneMenu } from './lane-menu.ts';
import { arrange } from './lane-view.ts';
import { MOST_ARROWS } from './most-arrows.ts';
import { AXIS_PX, LABELS_PX } from './scene.ts';
import { areaText, selectionText, viewText } from './selection-text.ts';
import { TimelineCorner } from './TimelineCorner.tsx';
import { tellTrace, useTrace } from './trace-client.ts';
import type { ArrowWords, LaneLabel } from './trace-messages.ts';
import { useLaneDrag } from './use-lane-drag.ts';
import { useTellLaneView } from './use-lane-view.ts';
import { usePictureCommands } from './use-picture-commands.ts';
import { useShownTheme } from './use-shown-theme.ts';
import { useTimelineCanvas } from './use-timeline-canvas.ts';
import { useTimelineCommands } from './use-timeline-commands.ts';
import { useTimelinePointer } from './use-timeline-pointer.ts';
import { useTravelPointer } from './use-travel-pointer.ts';

const HELP =
  'Arrow keys or W, A, S, D zoom and pan. Comma and full stop go to the previous and next message in the lane, square brackets to the cause of a message and to what it caused. F shows the whole run, I folds idle time, M marks, Shift and an arrow key select an area, Escape clears. A question mark lists all keys.';

const NO_ARROWS: ArrowWords[] = [];
const NO_LANES: LaneLabel[] = [];

/** One lane a thread, a bar a message, an arrow from each send to where it was taken. */
export function Timeline({ runId, document: flow }: { runId: string; document: Flow }) {
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const lanes = useTrace((s) => s.state?.lanes ?? NO_LANES);
  const lanesPx = useTrace((s) => s.state?.lanesPx ?? 0);
  const pinnedPx = useTrace((s) => s.state?.pinnedPx ?? 0);
  const arrowsOf = useTrace((s) => s.state?.arrowsOf ?? 0);
  const [naming, setNaming] = useState<GroupNaming | null>(null);
  const arrows = useTrace((s) => s.state?.arrows ?? NO_ARROWS);
  const message = useSession((s) => s.message);
  const area = useArea((s) => s.area);
  const middle = useCallback(() => (host.current?.clientWidth ?? 0) / 2, []);
  const theme = useShownTheme();

  useTimelineCanvas(host, runId);
  useTellLaneView(flow.name);
  useTimelineCommands(flow, middle);
  usePictureCommands(flow.name);
  useTravelPointer(host);
  const hover = useTimelinePointer(host, scroller, flow);
  const { drop, listeners } = useLaneDrag(flow.name);

  // The canvas lies over the scrolled lanes and leaves the scroll bar free.
  const [scrollbarPx, setScrollbarPx] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bar comes and goes with the height of the lanes.
  useEffect(() => {
    const place = scroller.current;
    if (place === null) return;
    const measure = () => setScrollbarPx(place.offsetWidth - place.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, [lanesPx]);

  const fold = (lane: LaneLabel) =>
    arrange(flow.name, (now) =>
      lane.kind === 'group' ? toggleGroup(now, lane.name) : toggleCollapsed(now, lane.key),
    );
  const pick = (lane: LaneLabel) => {
    if (lane.kind === 'group') return fold(lane);
    const records = lane.kind === 'thread' ? flow.threads : flow.queues;
    const entries = Object.entries(records);
    const id = (entries.find(([, r]) => r.name === lane.name) ??
      entries.find(([, r]) => lane.name.startsWith(`${r.name} `)))?.[0];
    useSession.getState().selectMessage(null);
    if (id === undefined) useSession.getState().select(nothing);
    else useSession.getState().select(lane.kind === 'thread' ? { threads: [id] } : { queues: [id] });
  };

  const ofLanes = {
    ...{ theme, drop, onPick: pick, onFold: fold },
    menuOf: (lane: LaneLabel) => laneMenu(flow.name, lane, setNaming),
  };

  return (
    <div data-scope="timeline" className="relative h-full overflow-hidden">
      <div
        ref={scroller}
        onScroll={(event) => tellTrace({ kind: 'scroll', topPx: event.currentTarget.scrollTop })}
        {...listeners}
        className="h-full overflow-y-auto overflow-x-hidden"
      >
        <div
          className="relative min-h-full border-line border-r"
          style={{ width: LABELS_PX, height: AXIS_PX + lanesPx }}
        >
          <TimelineCorner flow={flow.name} />
          {pinnedPx === 0 ? null : (
            <div
              className="sticky z-10 border-line-strong border-b bg-surface"
              style={{ top: AXIS_PX, height: pinnedPx }}
            >
              <LaneLabels lanes={lanes.filter(({ pinned }) => pinned)} {...ofLanes} />
            </div>
          )}
          <div className="absolute inset-x-0 top-0" style={{ top: AXIS_PX }}>
            <LaneLabels lanes={lanes.filter(({ pinned }) => !pinned)} {...ofLanes} />
          </div>
        </div>
      </div>
      <div
        ref={host}
        role="application"
        aria-label={`Timeline of the run, ${lanes.length} lanes`}
        aria-roledescription="timeline"
        aria-description={HELP}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive; its keys are commands.
        tabIndex={0}
        className="absolute inset-y-0 touch-none focus-visible:outline-offset-[-2px]"
        style={{ left: LABELS_PX, right: scrollbarPx }}
      />
      {hover === null || (hover.kind !== 'words' && hover.facts.id === message?.id) ? null : (
        <HoverCard
          hover={hover}
          host={{ widthPx: host.current?.clientWidth ?? 0, heightPx: host.current?.clientHeight ?? 0 }}
        />
      )}
      <ViewText />
      {arrowsOf === 0 ? null : (
        <p
          role="status"
          className="pointer-events-none absolute right-4 bottom-2 rounded border border-line bg-raised px-2 py-0.5 text-muted text-xs"
        >
          Arrows of the first {MOST_ARROWS.toLocaleString('en')} of {arrowsOf.toLocaleString('en')} messages
          in view
        </p>
      )}
      <GroupNameDialog flow={flow.name} naming={naming} onClose={() => setNaming(null)} />
      {arrows.length === 0 ? null : (
        <ul aria-label="Arrows of the selected message" className="sr-only">
          {arrows.map(({ from, to }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two arrows may lead from and to the same lanes
            <li key={index}>{`from ${from} to ${to}`}</li>
          ))}
        </ul>
      )}
      <div aria-live="polite" className="sr-only">
        {message?.detail ? selectionText(message.detail) : ''}
      </div>
      <div aria-live="polite" className="sr-only">
        {area === null ? '' : areaText(area)}
      </div>
    </div>
  );
}

/** What is in view, for those who cannot see it: it changes with each step of a pan, and nothing else need. */
function ViewText() {
  const view = useTrace((s) => s.state?.inView);
  return <p className="sr-only">{view === undefined ? '' : viewText(view)}</p>;
}
