'use client';
import { useLayoutEffect, useState } from 'react';
import type { FlowRecord, RunRecord, RunSummary } from '@/api/types.ts';
import { Canvas } from '@/components/canvas/Canvas.tsx';
import { Dock } from '@/components/dock/Dock.tsx';
import { ExportDialog } from '@/components/export/ExportDialog.tsx';
import { Inspector } from '@/components/inspector/Inspector.tsx';
import { TrustBanner } from '@/components/library/TrustBanner.tsx';
import { DeadlockBanner } from '@/components/runs/DeadlockBanner.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { listenToClipboard } from './clipboard.ts';
import { useCommands } from './commands.ts';
import { useDocument } from './document.ts';
import { editCommands } from './edit-commands.ts';
import { keepChecked } from './keep-checked.ts';
import { keepSaved } from './keep-saved.ts';
import { LibraryPanel } from './LibraryPanel.tsx';
import { PanelLayout } from './PanelLayout.tsx';
import { PastRunBar } from './PastRunBar.tsx';
import { nothing, useSession } from './session.ts';
import { TopBar } from './TopBar.tsx';
import { WorkspaceFrame } from './WorkspaceFrame.tsx';

export interface WorkspaceProps {
  flow: FlowRecord;
  /** The run that is on screen when the page opens: the flow's last one. */
  lastRun: RunSummary | null;
  /** A past run to read, with the flow as it was then; nothing can be edited. */
  past?: RunRecord;
}

/** The one screen: library, canvas, inspector, dock. */
export function Workspace({ flow, lastRun, past }: WorkspaceProps) {
  const opened = useOpened({ flow, lastRun, past });
  if (!opened) return <WorkspaceFrame />;
  return (
    <div className="flex h-dvh min-w-[720px] flex-col overflow-hidden">
      <TopBar />
      {past ? <PastRunBar run={past} /> : <TrustBanner />}
      <DeadlockBanner />
      <main className="flex min-h-0 flex-1 flex-col">
        <PanelLayout
          library={<LibraryPanel />}
          canvas={<Canvas key={past?.id ?? flow.id} />}
          inspector={<Inspector />}
          dock={<Dock />}
        />
      </main>
      <ConflictDialog />
      <ExportDialog />
    </div>
  );
}

/** Puts the flow into the stores before anything reads them, and takes care of it until the page is left. */
function useOpened({ flow, lastRun, past }: WorkspaceProps): boolean {
  const [opened, setOpened] = useState('');
  const key = past ? `${flow.id} ${past.id}` : flow.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is read again must not undo the user's edits
  useLayoutEffect(() => {
    const record = past ? { ...flow, document: past.document, revision: past.revision } : flow;
    useDocument.getState().open(record, { readOnly: past !== undefined });
    const { select, selectMessage, set } = useSession.getState();
    select(nothing);
    selectMessage(null);
    // Figures are those of the trace, which may be open already.
    set({ run: past ? summaryOf(past) : lastRun });
    setOpened(key);
    const stops = [useCommands.getState().register(editCommands), listenToClipboard()];
    if (!past) stops.push(keepSaved(flow.id), keepChecked());
    return () => {
      for (const stop of stops) stop();
    };
  }, [key]);
  return opened === key;
}

function summaryOf({ document: _ran, ...summary }: RunRecord): RunSummary {
  return summary;
}
