'use client';
import { useEffect } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { type InspectorTab, useSession } from '@/components/editor/session.ts';
import { ReadOnly } from '@/components/ui/read-only.ts';
import { Tabs } from '@/components/ui/Tabs.tsx';
import { ActorPanel } from './actor/ActorPanel.tsx';
import { CodeTab } from './code/CodeTab.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { type Inspected, inspected } from './inspected.ts';
import { ManyPanel } from './ManyPanel.tsx';
import { AtCursor } from './messages/AtCursor.tsx';
import { MessagesTab } from './messages/MessagesTab.tsx';
import { QueuePanel } from './queue/QueuePanel.tsx';
import { ThreadPanel } from './ThreadPanel.tsx';
import { WirePanel } from './WirePanel.tsx';

/** Settings, code and messages of what is selected. Fills its parent. */
export function Inspector() {
  const of = useInspected();
  const tab = useSession((state) => state.inspectorTab);
  const set = useSession((state) => state.set);
  const readOnly = useDocument((state) => state.readOnly);
  useMessageToFront();
  return (
    <ReadOnly value={readOnly}>
      <div className="h-full min-h-0 bg-surface">
        <Tabs<InspectorTab>
          label="Inspector"
          value={tab}
          onChange={(inspectorTab) => set({ inspectorTab })}
          tabs={[
            {
              value: 'settings',
              label: 'Settings',
              content: (
                <>
                  <AtCursor of={of} />
                  <SettingsPanel of={of} />
                </>
              ),
            },
            { value: 'code', label: 'Code', content: <CodeTab of={of} /> },
            { value: 'messages', label: 'Messages', content: <MessagesTab of={of} /> },
          ]}
        />
      </div>
    </ReadOnly>
  );
}

/** As text, so that the inspector is drawn again only when it is about something else. */
function useInspected(): Inspected {
  const selection = useSession((state) => state.selection);
  const key = useDocument((state) => JSON.stringify(inspected(selection, state.document)));
  return JSON.parse(key) as Inspected;
}

/** A message chosen anywhere, on the timeline or in a table, is shown here at once. */
function useMessageToFront() {
  const message = useSession((state) => state.message?.id);
  useEffect(() => {
    if (message !== undefined) useSession.getState().set({ inspectorTab: 'messages' });
  }, [message]);
}

function SettingsPanel({ of }: { of: Inspected }) {
  switch (of.kind) {
    case 'actor':
      return <ActorPanel key={of.id} id={of.id} />;
    case 'queue':
      return <QueuePanel key={of.id} id={of.id} />;
    case 'wire':
      return <WirePanel key={of.id} id={of.id} />;
    case 'thread':
      return <ThreadPanel key={of.id} id={of.id} />;
    case 'many':
      return <ManyPanel />;
    case 'flow':
      return <FlowPanel />;
  }
}
