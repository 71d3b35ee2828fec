'use client';
import { PanelBottom, PanelLeft, PanelRight, Redo2, Undo2, Upload } from 'lucide-react';
import { Wordmark } from '@/components/library/Wordmark.tsx';
import { RunBar } from '@/components/runs/RunBar.tsx';
import { RunsMenu } from '@/components/runs/RunsMenu.tsx';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Kbd } from '@/components/ui/Kbd.tsx';
import { NearLink } from '@/components/ui/NearLink.tsx';
import { useOverlay } from '@/components/ui/overlay-store.ts';
import { ThemeMenu } from '@/components/ui/ThemeMenu.tsx';
import { useCommands } from './commands.ts';
import { useDocument } from './document.ts';
import { FlowTitle } from './FlowTitle.tsx';
import { togglePanel, usePanels } from './panels.ts';
import { SaveMark } from './SaveMark.tsx';

const run = (command: string) => useCommands.getState().byId.get(command)?.run();

/** What the flow is called and whether it is saved; run it; take it away. */
export function TopBar() {
  const readOnly = useDocument((state) => state.readOnly);
  return (
    <header className="isolate flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface px-3">
      <div className="flex min-w-40 flex-1 items-center gap-1.5">
        <NearLink
          href="/"
          aria-label="Cueboard, all flows"
          className="shrink-0 rounded-md px-1 py-0.5 hover:bg-hover"
        >
          <Wordmark />
        </NearLink>
        <span aria-hidden className="text-line-strong">
          /
        </span>
        <FlowTitle />
        {readOnly ? null : (
          <>
            <SaveMark />
            <History />
          </>
        )}
      </div>
      <RunBar />
      <div className="flex min-w-max flex-1 items-center justify-end gap-1.5">
        <Panels />
        <span className="flex items-center max-[900px]:hidden">
          <ThemeMenu />
          <span className="ml-2 h-4 w-px bg-line" aria-hidden />
        </span>
        <RunsMenu />
        <Button icon={<Upload aria-hidden size={14} />} onClick={() => run('flow.export')}>
          Export
        </Button>
        <button
          type="button"
          aria-label="Command palette"
          onClick={() => useOverlay.getState().show('palette')}
          className="flex h-7 shrink-0 items-center rounded-md border border-line-strong bg-raised px-1 hover:bg-hover"
        >
          <Kbd keys="mod+k" />
        </button>
      </div>
    </header>
  );
}

function History() {
  const canUndo = useDocument((state) => state.canUndo);
  const canRedo = useDocument((state) => state.canRedo);
  const undoes = useDocument((state) => state.history.done.at(-1)?.label);
  const redoes = useDocument((state) => state.history.undone.at(-1)?.label);
  const { undo, redo } = useDocument.getState();
  return (
    <span className="ml-1 flex shrink-0 max-[1120px]:hidden">
      <IconButton
        size="small"
        label={undoes ? `Undo: ${undoes}` : 'Undo'}
        keys="mod+z"
        disabled={!canUndo}
        onClick={undo}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={redoes ? `Redo: ${redoes}` : 'Redo'}
        keys="shift+mod+z"
        disabled={!canRedo}
        onClick={redo}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </span>
  );
}

function Panels() {
  const { library, dock, inspector } = usePanels();
  return (
    <span className="flex shrink-0">
      <IconButton
        size="small"
        label="Library"
        keys="mod+b"
        aria-pressed={library}
        className={library ? 'text-ink' : 'opacity-60'}
        onClick={() => togglePanel('library')}
      >
        <PanelLeft aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label="Dock"
        keys="mod+j"
        aria-pressed={dock}
        className={dock ? 'text-ink' : 'opacity-60'}
        onClick={() => togglePanel('dock')}
      >
        <PanelBottom aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label="Inspector"
        keys="mod+i"
        aria-pressed={inspector}
        className={inspector ? 'text-ink' : 'opacity-60'}
        onClick={() => togglePanel('inspector')}
      >
        <PanelRight aria-hidden />
      </IconButton>
    </span>
  );
}
