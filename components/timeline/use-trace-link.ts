'use client';
/** Keeps the open trace and the session in step: the run, the selection, the selected message. */
import { useEffect } from 'react';
import { useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import { readPlace, writePlace } from './kept-place.ts';
import { actorIdOf, highlightOf } from './names-of.ts';
import { openTrace, tellTrace, traceClient, useTrace } from './trace-client.ts';
import { watchWaking } from './watch-waking.ts';

const isLive = (state: string | undefined) =>
  state === 'starting' || state === 'running' || state === 'stopping';

export function useTraceLink(runId: string | null, flow: Flow): void {
  useEffect(() => {
    const { run } = useSession.getState();
    openTrace(runId, run === null || run.id !== runId || isLive(run.state));
    const kept = runId === null ? null : readPlace(runId);
    useSession.getState().selectMessage(kept?.message ? { id: kept.message, detail: null } : null);
    if (kept !== null) useSession.getState().select(kept.selection);
  }, [runId]);
  useEffect(() => () => openTrace(null), []);
  useEffect(() => watchWaking(() => tellTrace({ kind: 'wake' })), []);
  const opened = useTrace((s) => s.opened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a worker that is new thinks that it is seen
  useEffect(() => {
    const tell = () => tellTrace({ kind: 'seen', seen: !document.hidden });
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [opened]);

  const message = useSession((s) => s.message);
  const selection = useSession((s) => s.selection);
  const id = message?.id ?? null;
  useEffect(() => {
    if (runId !== null) writePlace(runId, { message: id, selection });
  }, [id, selection, runId]);

  // Again where the trace is opened anew. One that is still being read may not have the message yet.
  const isKnown = message?.detail !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (runId !== null) tellTrace({ kind: 'select', id });
  }, [id, isKnown, runId, opened]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (runId === null) return;
    const highlight = highlightOf(flow, selection);
    // The actor that a message brought with it: the message is what is looked at, nothing else needs to fade.
    const own = actorIdOf(flow, message?.detail?.to ?? message?.detail?.from ?? null)[0];
    const only = selection.actors.length === 1 && selection.queues.length + selection.threads.length === 0;
    tellTrace({ kind: 'highlight', highlight: only && selection.actors[0] === own ? null : highlight });
  }, [flow, selection, message, runId, opened]);

  // A message chosen by its id alone, or one that is not over yet: its detail follows.
  const outcome = message?.detail?.outcome;
  const unsettled = id !== null && (outcome === undefined || outcome === 'waiting' || outcome === 'handling');
  const lastNs = useTrace((s) => (unsettled ? (s.state?.lastNs ?? 0) : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the trace has grown, ask again.
  useEffect(() => {
    if (!unsettled || id === null) return;
    let current = true;
    void traceClient.detail(id).then((detail) => {
      const now = useSession.getState().message;
      if (current && detail !== null && now?.id === id) useSession.getState().selectMessage({ id, detail });
    });
    return () => {
      current = false;
    };
  }, [id, unsettled, lastNs]);
}
