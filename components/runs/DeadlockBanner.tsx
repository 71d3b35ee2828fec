'use client';
import { Lock, X } from 'lucide-react';
import { useState } from 'react';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useDocument } from '@/components/editor/document.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import { deadlockParts } from '@/components/parts/deadlock-parts.ts';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { durationWords } from '@/trace/lanes/ticks.ts';
import type { DeadlockNames } from '@/trace/waits/run-waits.ts';
import { isLive } from './run-outcome.ts';

const titles = {
  full: 'Deadlock on full queues',
  ask: 'Deadlock on answers',
  mixed: 'Deadlock on full queues and answers',
} as const;

/** Lines before the rest is only counted. */
const MOST = 3;

/** Over the canvas while actors of the run on screen wait for each other for ever: who, for what, and a way to them. */
export function DeadlockBanner() {
  const deadlocks = useSession((state) => state.waits?.deadlocks);
  const run = useSession((state) => state.run);
  const [hidden, setHidden] = useState('');
  const standing = (deadlocks ?? []).filter(({ resolvedNs }) => resolvedNs === null);
  if (standing.length === 0 || (run !== null && hidden === run.id)) return null;
  // While it goes on it is not to be overlooked; afterwards somebody may have seen enough of it.
  const hide = run !== null && !isLive(run.state) ? () => setHidden(run.id) : null;
  return (
    <section
      role="alert"
      aria-label="Deadlock"
      className="border-line border-b bg-[color-mix(in_srgb,var(--danger)_9%,var(--surface))]"
    >
      {standing.slice(0, MOST).map((deadlock, at) => (
        <Line
          key={`${deadlock.timeNs} ${deadlock.sentence}`}
          deadlock={deadlock}
          onHide={at === 0 ? hide : null}
        />
      ))}
      {standing.length > MOST ? (
        <p className="px-3.5 pb-1.5 pl-10 text-muted">
          and {standing.length - MOST} more, each with a mark on the timeline
        </p>
      ) : null}
    </section>
  );
}

function Line({ deadlock, onHide }: { deadlock: DeadlockNames; onHide: (() => void) | null }) {
  const words = deadlock.members.map((member) => member.words).join('; ');
  return (
    <div className="flex min-h-10 items-center gap-2.5 px-3.5 py-1.5">
      <Lock size={15} aria-hidden className="shrink-0 text-danger" />
      <p className="min-w-0 flex-1">
        <span className="font-medium text-danger">{titles[deadlock.kind]}.</span> {words}.{' '}
        <span className="text-muted">Since {durationWords(deadlock.timeNs)}.</span>
      </p>
      <Button size="small" onClick={() => show(deadlock)}>
        {showWords(deadlock.members.length)}
      </Button>
      {onHide ? (
        <IconButton size="small" label="Hide" onClick={onHide}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}

const showWords = (members: number) =>
  members === 1 ? 'Show it' : members === 2 ? 'Show both' : `Show all ${members}`;

function show(deadlock: DeadlockNames): void {
  const { actors, queues } = deadlockParts(useDocument.getState().document, deadlock);
  const selection = { ...nothing, actors, queues };
  useSession.getState().select(selection);
  useCanvasDoor.getState().reveal(selection);
}
