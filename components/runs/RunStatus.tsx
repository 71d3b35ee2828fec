'use client';
import { CloudOff } from 'lucide-react';
import { useMemo } from 'react';
import type { RunSummary } from '@/api/types.ts';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { classes } from '@/components/ui/classes.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';
import { countWords } from './amount-words.ts';
import { failingActor } from './failing-actor.ts';
import { RunIcon } from './RunIcon.tsx';
import { useRunControl } from './run-control.ts';
import { flawOf, outcomeWords } from './run-flaws.ts';
import { isLive } from './run-outcome.ts';
import { runWords } from './run-words.ts';
import { useNow } from './use-now.ts';

const YOUNG_MS = 10_000;

/** The run on screen in one line; where it ended badly, a way to the actor that did. */
export function RunStatus() {
  const run = useSession((s) => s.run);
  // Figures come ten times a second, failures seldom.
  const seen = useSession((s) => failuresOf(s.figures));
  const flow = useDocument((s) => s.document);
  // The flow may have been changed since: the trace knows what ran.
  const ran = useTrace(({ state }) => (state !== null && state.startedAtMs > 0 ? state.threads : null));
  // Copies run on threads of their own; actors of one thread share it.
  const planned = useMemo(() => {
    const actors = Object.values(flow.actors);
    const copies = actors.reduce((sum, actor) => sum + actor.copies - 1, 0);
    return new Set(actors.map(({ thread }) => thread)).size + copies;
  }, [flow]);
  const lost = useRunControl((s) => s.lost);
  if (!run) return null;
  if (lost) {
    return (
      <p role="status" className="flex min-w-0 items-center gap-1.5 text-warn">
        <CloudOff size={14} aria-hidden className="shrink-0" />
        <span className="truncate">The server does not answer. The picture goes on when it is back.</span>
      </p>
    );
  }
  const bad = run.state === 'failed' || run.state === 'crashed';
  // What the run has counted itself holds for all of it, whatever moment is on screen and whatever its trace kept.
  const failures = run.flaws?.failures ?? seen;
  // An end says how many failed by itself; while the run goes on, and after a bad end, it stands beside.
  const isSaid = run.state === 'completed' || run.state === 'stopped';
  const guilty = bad ? failingActor(flow, run.reason, useSession.getState().figures) : null;
  return (
    <div className="flex min-w-0 items-center gap-1.5 text-muted tabular-nums">
      <RunIcon state={run.state} flaw={failures > 0 ? 'flawed' : flawOf(run)} />
      {/* The ticking line would be read out many times a second: what is said aloud is the state alone. */}
      <Words run={run} threads={ran ?? planned} failures={seen} />
      <span role="status" className="sr-only">
        {`Run ${outcomeWords(run)}${bad && run.reason ? `: ${run.reason}` : ''}`}
      </span>
      {failures > 0 && !guilty ? (
        <button
          type="button"
          className={classes(
            'shrink-0 rounded px-1 font-medium hover:bg-hover',
            isSaid ? 'text-accent-text' : 'text-danger',
          )}
          onClick={showFailures}
        >
          {isSaid ? 'Show' : countWords(failures, 'failure')}
        </button>
      ) : null}
      {guilty ? (
        <button
          type="button"
          className="shrink-0 rounded px-1 font-medium text-accent-text hover:bg-hover"
          onClick={() => showActor(guilty)}
        >
          Show {flow.actors[guilty]?.name}
        </button>
      ) : null}
    </div>
  );
}

/** How long it took and what it sent; drawn alone when that has changed, for it changes all the time. */
function Words({ run, threads, failures }: { run: RunSummary; threads: number; failures: number }) {
  // Counted more often than the figures come.
  const messages = useTrace(({ state }) => (state !== null && state.startedAtMs > 0 ? state.messages : null));
  const live = isLive(run.state);
  // Tenths tell something in the first seconds; after that each tick only costs a frame.
  const isYoung = live && Date.now() - Date.parse(run.startedAt) < YOUNG_MS;
  const now = useNow(isYoung ? 100 : 1000, live);
  const words = runWords(run, { messages, threads, failures }, now);
  // Left out first where there is little room.
  const last = ` · ${countWords(threads, 'thread')}`;
  return (
    <span className="truncate" title={words}>
      {words.endsWith(last) ? words.slice(0, -last.length) : words}
      {words.endsWith(last) ? <span className="max-[1180px]:hidden">{last}</span> : null}
    </span>
  );
}

function failuresOf(figures: RunFigures | null): number {
  let sum = 0;
  for (const name in figures?.actors) sum += figures.actors[name]?.failures ?? 0;
  return sum;
}

/** What actors threw stands in the console; the one that threw most is selected. */
function showFailures() {
  const failed = Object.entries(useSession.getState().figures?.actors ?? {});
  const worst = failed.sort(([, a], [, b]) => b.failures - a.failures)[0]?.[0];
  const { actors } = useDocument.getState().document;
  const id = Object.keys(actors).find((each) => actors[each]?.name === worst);
  if (id) showActor(id);
  useSession.getState().set({ dockTab: 'console' });
}

function showActor(id: string) {
  useSession.getState().select({ actors: [id] });
  useCanvasDoor.getState().reveal({ actors: [id] });
}
