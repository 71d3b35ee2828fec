'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { nothing, useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import { HoverCard } from './HoverCard.tsx';
import { LaneLabels } from './LaneLabels.tsx';
import { messageWords } from './message-words.ts';
import { AXIS_PX, LABELS_PX } from './scene.ts';
import { tellTrace, useTrace } from './trace-client.ts';
import type { ArrowWords, LaneLabel } from './trace-messages.ts';
import { useShownTheme } from './use-shown-theme.ts';
import { useTimelineCanvas } from './use-timeline-canvas.ts';
import { useTimelineCommands } from './use-timeline-commands.ts';
import { useTimelinePointer } from './use-timeline-pointer.ts';
import { useTravelPointer } from './use-travel-pointer.ts';

const HELP =
  'Arrow keys or W, A, S, D zoom and pan. Comma and full stop go to the previous and next message in the lane. F shows the whole run, L follows it live, Escape clears the selection.';

const NO_ARROWS: ArrowWords[] = [];

/** One lane a thread, a bar a message, an arrow from each send to where it was taken. */
export function Timeline({ runId, document: flow }: { runId: string; document: Flow }) {
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const lanes = useTrace((s) => s.state?.lanes) ?? [];
  const lanesPx = useTrace((s) => s.state?.lanesPx ?? 0);
  const queuesShown = useTrace((s) => s.state?.queuesShown ?? true);
  const arrows = useTrace((s) => s.state?.arrows ?? NO_ARROWS);
  const message = useSession((s) => s.message);
  const middle = useCallback(() => (host.current?.clientWidth ?? 0) / 2, []);
  const theme = useShownTheme();

  useTimelineCanvas(host, runId);
  useTimelineCommands(flow, middle);
  useTravelPointer(host);
  const hover = useTimelinePointer(host, scroller, flow);

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

  const pick = (lane: LaneLabel) => {
    const records = lane.kind === 'thread' ? flow.threads : flow.queues;
    const entries = Object.entries(records);
    const id = (entries.find(([, r]) => r.name === lane.name) ??
      entries.find(([, r]) => lane.name.startsWith(`${r.name} `)))?.[0];
    useSession.getState().selectMessage(null);
    if (id === undefined) useSession.getState().select(nothing);
    else useSession.getState().select(lane.kind === 'thread' ? { threads: [id] } : { queues: [id] });
  };

  return (
    <div data-scope="timeline" className="relative h-full overflow-hidden">
      <div
        ref={scroller}
        onScroll={(event) => tellTrace({ kind: 'scroll', topPx: event.currentTarget.scrollTop })}
        className="h-full overflow-y-auto overflow-x-hidden"
      >
        <div
          className="relative min-h-full border-line border-r"
          style={{ width: LABELS_PX, height: AXIS_PX + lanesPx }}
        >
          <div
            className="sticky top-0 z-10 flex items-center border-line border-b bg-surface px-2"
            style={{ height: AXIS_PX }}
          >
            <button
              type="button"
              aria-expanded={queuesShown}
              onClick={() => tellTrace({ kind: 'queues', shown: !queuesShown })}
              className="flex items-center gap-1 rounded px-1 text-muted text-xs hover:text-ink"
            >
              {queuesShown ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
              Queues
            </button>
          </div>
          <LaneLabels lanes={lanes} theme={theme} onPick={pick} />
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
      {hover === null || hover.facts.id === message?.id ? null : (
        <HoverCard hover={hover} hostPx={host.current?.clientWidth ?? 0} />
      )}
      {arrows.length === 0 ? null : (
        <ul aria-label="Arrows of the selected message" className="sr-only">
          {arrows.map(({ from, to }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two arrows may lead from and to the same lanes
            <li key={index}>{`from ${from} to ${to}`}</li>
          ))}
        </ul>
      )}
      <div aria-live="polite" className="sr-only">
        {message?.detail ? `Selected: ${messageWords(message.detail)}` : ''}
      </div>
    </div>
  );
}
