'use client';
import { useSession } from '@/components/editor/session.ts';
import { messageWords } from '@/components/timeline/message-words.ts';
import { tellTrace, useTrace } from '@/components/timeline/trace-client.ts';
import { Button } from '@/components/ui/Button.tsx';
import { BottleneckChip } from './BottleneckChip.tsx';

/** At the right of the dock's tabs: the selected message in words, Fit, Follow live. */
export function TimelineControls() {
  const message = useSession((s) => s.message);
  const following = useTrace((s) => s.state?.following ?? false);
  const phase = useTrace((s) => s.state?.phase.name);
  const live = useSession((s) => s.run !== null && ['starting', 'running', 'stopping'].includes(s.run.state));
  if (phase === undefined) return null;
  return (
    <>
      {message?.detail ? (
        <span className="min-w-0 truncate text-muted">selected: {messageWords(message.detail)}</span>
      ) : (
        <BottleneckChip />
      )}
      <Button size="small" onClick={() => tellTrace({ kind: 'fit' })}>
        Fit
      </Button>
      {live && phase !== 'ended' ? (
        <Button
          size="small"
          aria-pressed={following}
          className={following ? 'border-accent! bg-accent-soft! text-accent-text!' : ''}
          onClick={() => tellTrace({ kind: 'follow', on: !following })}
        >
          Follow live
        </Button>
      ) : null}
    </>
  );
}
