'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
  usePanelRef,
} from 'react-resizable-panels';
import { useCommands } from './commands.ts';
import { type PanelName, toggleDockHeight, togglePanel, usePanels } from './panels.ts';

interface PanelLayoutProps {
  library: ReactNode;
  canvas: ReactNode;
  inspector: ReactNode;
  dock: ReactNode;
}

/** Of the height under the top bar, where the dock is tall: what is left still shows where one is. */
const TALL_PERCENT = 80;

/**
 * Library, canvas and inspector side by side, the dock below. Sizes are kept by the browser. Each is `isolate`, as the
 * top bar is: where a figure changes in one, the browser goes through that one alone to paint it.
 */
export function PanelLayout({ library, canvas, inspector, dock }: PanelLayoutProps) {
  const refs = { library: usePanelRef(), inspector: usePanelRef(), dock: usePanelRef() };
  // Sizes until the user chooses others.
  const narrow = window.innerWidth < 1200;
  // Also where the page is enlarged: what is left must show a flow.
  const tiny = window.innerWidth < 900;
  const dockPx = Math.round(Math.min(284, Math.max(140, window.innerHeight * 0.32)));
  usePanelKeeper(refs, dockPx);
  const rows = useDefaultLayout({ id: 'cueboard.rows', storage: localStorage });
  const columns = useDefaultLayout({ id: 'cueboard.columns', storage: localStorage });
  return (
    <Group id="cueboard.rows" orientation="vertical" {...rows} className="min-h-0 flex-1">
      <Panel id="work" minSize="18%">
        <Group id="cueboard.columns" orientation="horizontal" {...columns}>
          <Panel
            id="library"
            panelRef={refs.library}
            collapsible
            defaultSize={narrow ? 184 : 212}
            minSize="160px"
            maxSize="360px"
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => seen('library', inPixels)}
          >
            <aside aria-label="Library and outline" className="isolate h-full bg-surface">
              {library}
            </aside>
          </Panel>
          <Line of="library" />
          <Panel id="canvas" minSize="240px">
            {canvas}
          </Panel>
          <Line of="inspector" />
          <Panel
            id="inspector"
            panelRef={refs.inspector}
            collapsible
            defaultSize={tiny ? 0 : narrow ? 264 : 312}
            minSize="240px"
            maxSize="720px"
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => seen('inspector', inPixels)}
          >
            <aside aria-label="Inspector" className="isolate h-full bg-surface">
              {inspector}
            </aside>
          </Panel>
        </Group>
      </Panel>
      <Line of="dock" />
      <Panel
        id="dock"
        panelRef={refs.dock}
        collapsible
        defaultSize={dockPx}
        minSize="120px"
        maxSize={`${TALL_PERCENT}%`}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels, asPercentage }) => {
          seen('dock', inPixels);
          const isDockTall = asPercentage > TALL_PERCENT - 5;
          if (usePanels.getState().isDockTall !== isDockTall) usePanels.setState({ isDockTall });
        }}
      >
        <section aria-label="Dock" className="isolate h-full bg-surface">
          {dock}
        </section>
      </Panel>
    </Group>
  );
}

/** One pixel to look at, several to take hold of. */
function Line({ of }: { of: PanelName }) {
  return (
    <Separator
      aria-label={of === 'dock' ? 'Height of the dock' : `Width of the ${of}`}
      className="bg-line transition-colors hover:bg-accent focus-visible:bg-accent aria-[orientation=horizontal]:h-px aria-[orientation=vertical]:w-px data-[separator=active]:bg-accent"
    />
  );
}

function seen(panel: PanelName, widthPx: number) {
  const open = widthPx > 1;
  if (usePanels.getState()[panel] !== open) usePanels.setState({ [panel]: open });
}

type Refs = Record<PanelName, { readonly current: PanelImperativeHandle | null }>;

function usePanelKeeper({ library, inspector, dock }: Refs, usualDockPx: number) {
  const dockPx = useRef(usualDockPx);
  useEffect(() => {
    const handles = { library, inspector, dock };
    usePanels.setState({
      makeDockTall: (tall) => {
        const handle = dock.current;
        if (handle === null) return;
        if (tall && !handle.isCollapsed()) dockPx.current = handle.getSize().inPixels;
        handle.resize(tall ? `${TALL_PERCENT}%` : dockPx.current);
      },
      set: (panel, open) => {
        const handle = handles[panel].current;
        if (open) handle?.expand();
        else handle?.collapse();
      },
    });
    const command = (panel: PanelName, title: string, keys: string) => ({
      id: `view.${panel}`,
      title,
      group: 'View',
      keys: [keys],
      run: () => togglePanel(panel),
    });
    return useCommands.getState().register([
      command('library', 'Show or hide the library', 'mod+b'),
      command('inspector', 'Show or hide the inspector', 'mod+i'),
      command('dock', 'Show or hide the dock', 'mod+j'),
      {
        ...{ id: 'view.dock-height', title: 'Make the dock tall, or as it was', group: 'View' },
        ...{ keys: ['alt+m'], run: toggleDockHeight },
      },
    ]);
  }, [library, inspector, dock]);
}
