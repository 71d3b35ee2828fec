'use client';
import { Download, History } from 'lucide-react';
import { useSession } from '@/components/editor/session.ts';
import { messageWords } from '@/components/timeline/message-words.ts';
import { tellTrace, useTrace } from '@/components/timeline/trace-client.ts';
import { saveTimeline } from '@/components/timeline/use-picture-commands.ts';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import { BottleneckChip } from './BottleneckChip.tsx';

/** At the right of the dock's tabs: the selected message in words, Fit, Follow live, save a picture. @param flow its name */
export function TimelineControls({ flow }: { flow: string }) {
  const message = useSession((s) => s.message);
  const following = useTrace((s) => s.state?.following ?? false);
  const phase = useTrace((s) => s.state?.phase.name);
  const travelling = useSession((s) => s.moment !== null);
  const live = useSession((s) => s.run !== null && ['starting', 'running', 'stopping'].includes(s.run.state));
  if (phase === undefined) return null;
  return (
    <>
      {message?.detail ? (
        <span className="min-w-0 truncate text-muted">selected: {messageWords(message.detail)}</span>
      ) : (
        <BottleneckChip />
      )}
      {travelling ? null : (
        <Button
          size="small"
          icon={<History size={13} aria-hidden />}
          onClick={() => tellTrace({ kind: 'travel', order: { do: 'here' } })}
        >
          Travel
        </Button>
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
      <Menu
        align="end"
        trigger={
          <IconButton size="small" label="Save what the timeline shows">
            <Download aria-hidden />
          </IconButton>
        }
        items={[
          { label: 'Save as PNG', keys: 'shift+s', onSelect: () => void saveTimeline('png', flow) },
          { label: 'Save as SVG', keys: 'shift+g', onSelect: () => void saveTimeline('svg', flow) },
        ]}
      />
    </>
  );
}
