'use client';
import { useEffect } from 'react';
import { ApiFailure, api } from '@/api/client.ts';
import { useRunControl } from '@/components/runs/run-control.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import { compareRuns } from '@/trace/compare/compare-runs.ts';
import type { RunFacts } from '@/trace/compare/run-facts.ts';
import type { FactsAnswer } from '../timeline/statistics-answers.ts';
import { compareWith, useCompare } from './compare-store.ts';
import { openOther, otherClient, useOther } from './other-client.ts';

/** While a run goes on it is compared again this often, in nanoseconds of its own time. */
const AGAIN_NS = 1e9;

/** Keeps the comparison true while it lasts: reads the other run, and both again as they grow. */
export function useComparing(runId: string | null): void {
  const otherId = useCompare((s) => s.other?.id ?? null);
  const changes = useRunControl((s) => s.changes);
  const here = useTrace((s) => versionOf(s.state));
  const there = useOther(({ state }) => versionOf(state));
  const lost = useOther(({ state }) => wordsOf(state?.phase));

  // A run is not compared with itself, nor with one of another flow.
  useEffect(() => {
    if (otherId !== null && (runId === null || runId === otherId)) compareWith(null);
  }, [runId, otherId]);
  useEffect(() => {
    openOther(otherId);
    return () => openOther(null);
  }, [otherId]);
  useEffect(() => () => compareWith(null), []);

  useEffect(() => {
    if (lost !== null) useCompare.setState({ gone: lost });
  }, [lost]);
  // It may be deleted while it is compared with.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the list of runs has changed, look again.
  useEffect(() => {
    if (otherId === null) return;
    let current = true;
    api.getRun(otherId).catch((error: unknown) => {
      if (!current || !(error instanceof ApiFailure) || error.status !== 404) return;
      useCompare.setState({
        gone: 'The other run has been deleted. What was read of it stays here meanwhile.',
      });
    });
    return () => {
      current = false;
    };
  }, [otherId, changes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time one of them has grown, ask again.
  useEffect(() => {
    if (otherId === null || runId === null) return;
    let current = true;
    const isCurrent = () => current;
    void Promise.all([
      untilCounted(traceClient.facts, isCurrent),
      untilCounted(otherClient.facts, isCurrent),
    ]).then(([mine, theirs]) => {
      if (current && mine !== null && theirs !== null)
        useCompare.setState({ comparison: compareRuns(mine, theirs) });
    });
    return () => {
      current = false;
    };
  }, [runId, otherId, here, there]);
}

const versionOf = (state: { lastNs: number; phase: { name: string } } | null) =>
  state === null
    ? ''
    : state.phase.name === 'ended'
      ? `ended ${state.lastNs}`
      : `${Math.floor(state.lastNs / AGAIN_NS)}`;

function wordsOf(phase: { name: string; message?: string } | undefined): string | null {
  if (phase?.name === 'unreadable') return phase.message ?? 'The other run could not be read.';
  return phase?.name === 'behind'
    ? 'The other run has removed what was to be read next. Choose it again.'
    : null;
}

async function untilCounted(
  ask: () => Promise<FactsAnswer | null>,
  isCurrent: () => boolean,
): Promise<RunFacts | null> {
  for (;;) {
    const answer = await ask();
    if (answer === null || !isCurrent()) return null;
    if (answer.kind === 'counted') return answer.facts;
  }
}
