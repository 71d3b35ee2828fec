'use client';
/** What of the dock works without being seen: its commands, and its ties to the open run. */
import { useCompareCommands } from '@/components/compare/use-compare-commands.ts';
import { useComparing } from '@/components/compare/use-comparing.ts';
import { useSequenceCommands } from '@/components/sequence/use-sequence-commands.ts';
import { useStatisticsCommands } from '@/components/statistics/use-statistics-commands.ts';
import { useTraceLink } from '@/components/timeline/use-trace-link.ts';
import type { Flow } from '@/flow/document.ts';
import { useFilterKept } from './messages/use-filter-kept.ts';
import { useListCommands } from './messages/use-list-commands.ts';
import { useGoToTimeline } from './use-go-to-timeline.ts';
import { useTravelCommands } from './use-travel-commands.ts';

interface Props {
  runId: string | null;
  document: Flow;
}

/** What ties the dock to the open run and shows nothing: apart from it, for a live run has news twenty times a second. */
export function DockLinks({ runId, document: flow }: Props) {
  useTraceLink(runId, flow);
  useGoToTimeline();
  useStatisticsCommands();
  useComparing(runId);
  useCompareCommands();
  useTravelCommands(flow);
  useSequenceCommands();
  useFilterKept(runId);
  useListCommands();
  return null;
}
