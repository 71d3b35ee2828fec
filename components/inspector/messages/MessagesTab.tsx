'use client';
import { ArrowLeft } from 'lucide-react';
import { useSession } from '@/components/editor/session.ts';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import type { Inspected } from '../inspected.ts';
import { AtCursor } from './AtCursor.tsx';
import { MessageView } from './MessageView.tsx';
import { RecentMessages } from './RecentMessages.tsx';

/** The message that was chosen, else the recent ones of what is selected. */
export function MessagesTab({ of }: { of: Inspected }) {
  const run = useSession((state) => state.run);
  const message = useSession((state) => state.message);
  const selectMessage = useSession((state) => state.selectMessage);
  if (!run)
    return (
      <EmptyState title="No run on screen">
        Press Run, or open one of the runs before, and the messages of what is selected are listed here.
      </EmptyState>
    );
  if (message)
    return (
      <>
        <div className="px-2 pt-2">
          <Button
            variant="quiet"
            size="small"
            icon={<ArrowLeft size={13} aria-hidden />}
            onClick={() => selectMessage(null)}
          >
            All messages
          </Button>
        </div>
        <MessageView id={message.id} known={message.detail} />
      </>
    );
  return (
    <>
      <AtCursor of={of} />
      <RecentMessages of={of} run={run.id} />
    </>
  );
}
