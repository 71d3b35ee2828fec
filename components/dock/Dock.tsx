'use client';
import {
  Activity,
  ChartColumn,
  GitCompareArrows,
  MessagesSquare,
  SquareTerminal,
  Waypoints,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { CompareTab } from '@/components/compare/CompareTab.tsx';
import { useDocument } from '@/components/editor/document.ts';
import { type DockTab, useSession } from '@/components/editor/session.ts';
import { SequenceView } from '@/components/sequence/SequenceView.tsx';
import { StatisticsTab } from '@/components/statistics/StatisticsTab.tsx';
import { Timeline } from '@/components/timeline/Timeline.tsx';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { Tabs } from '@/components/ui/Tabs.tsx';
import type { Flow } from '@/flow/document.ts';
import { Console } from './Console.tsx';
import { DockHeight } from './DockHeight.tsx';
import { DockLinks } from './DockLinks.tsx';
import { MessageTable } from './messages/MessageTable.tsx';
import { Problems } from './Problems.tsx';
import { TimelineControls } from './TimelineControls.tsx';
import { TraceNotice } from './TraceNotice.tsx';
import { TravelBar } from './TravelBar.tsx';

interface Props {
  /** The run on screen; absent: the session's. */
  runId?: string | null;
  /** The flow as it ran; absent: the open document. */
  document?: Flow;
}

/** Below the canvas: the run's timeline, messages and logs, and the design's problems. */
export function Dock(props: Props) {
  const sessionRun = useSession((s) => s.run?.id ?? null);
  const openDocument = useDocument((s) => s.document);
  const problems = useDocument((s) => s.problems.length);
  const tab = useSession((s) => s.dockTab);
  const failures = useTrace((s) => s.state?.failures ?? 0);
  const logs = useTrace((s) => s.state?.logs ?? 0);
  const runId = props.runId === undefined ? sessionRun : props.runId;
  const flow = props.document ?? openDocument;

  const ofRun = (content: ReactNode, icon: ReactNode, what: string) => (
    <div className="flex h-full min-h-0 flex-col">
      <TraceNotice />
      <TravelBar document={flow} />
      <div className="relative min-h-0 flex-1">
        {runId === null ? (
          <EmptyState icon={icon} title={`Press Run to see ${what} here`}>
            Runs are kept: open an earlier one from the list of runs.
          </EmptyState>
        ) : (
          content
        )}
      </div>
    </div>
  );
  return (
    <Tabs<DockTab>
      label="Dock"
      value={tab}
      onChange={(dockTab) => useSession.getState().set({ dockTab })}
      trailing={
        <>
          <DockLinks runId={runId} document={flow} />
          {tab === 'timeline' && runId !== null ? <TimelineControls flow={flow.name} /> : null}
          <DockHeight />
        </>
      }
      tabs={[
        {
          value: 'timeline',
          label: 'Timeline',
          badge:
            failures > 0 ? (
              <span className="text-danger text-xs">{failures.toLocaleString('en')}</span>
            ) : null,
          content: ofRun(
            runId === null ? null : <Timeline key={runId} runId={runId} document={flow} />,
            <Activity aria-hidden />,
            'every thread at work',
          ),
        },
        {
          value: 'sequence',
          label: 'Sequence',
          content: ofRun(
            runId === null ? null : <SequenceView key={runId} runId={runId} document={flow} />,
            <Waypoints aria-hidden />,
            'who said what to whom',
          ),
        },
        {
          value: 'messages',
          label: 'Messages',
          content: ofRun(
            <MessageTable document={flow} runId={runId} />,
            <MessagesSquare aria-hidden />,
            'messages',
          ),
        },
        {
          value: 'statistics',
          label: 'Statistics',
          content: ofRun(
            runId === null ? null : <StatisticsTab key={runId} document={flow} />,
            <ChartColumn aria-hidden />,
            'what it took',
          ),
        },
        {
          value: 'compare',
          label: 'Compare',
          content: ofRun(
            runId === null ? null : <CompareTab document={flow} runId={runId} />,
            <GitCompareArrows aria-hidden />,
            'two runs side by side',
          ),
        },
        {
          value: 'console',
          label: 'Console',
          badge:
            logs > 0 ? (
              <span className="text-muted text-xs tabular-nums">
                {logs > 9999 ? '9,999+' : logs.toLocaleString('en')}
              </span>
            ) : null,
          content: ofRun(<Console document={flow} />, <SquareTerminal aria-hidden />, 'what actors log'),
        },
        {
          value: 'problems',
          label: 'Problems',
          badge: (
            <span className={problems > 0 ? 'text-warn text-xs' : 'text-muted text-xs'}>{problems}</span>
          ),
          content: <Problems />,
        },
      ]}
    />
  );
}
