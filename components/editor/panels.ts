/** Which panels are open. The layout itself belongs to Workspace; this is how others ask it. */
import { create } from 'zustand';

export type PanelName = 'library' | 'inspector' | 'dock';

interface Panels extends Record<PanelName, boolean> {
  /** Opens or closes a panel; the workspace fills it in. */
  set: (panel: PanelName, open: boolean) => void;
  /** Whether the dock has most of the height. */
  isDockTall: boolean;
  /** Gives the dock most of the height, or the height it had before; the workspace fills it in. */
  makeDockTall: (tall: boolean) => void;
}

export const usePanels = create<Panels>()(() => ({
  library: true,
  inspector: true,
  dock: true,
  set: () => {},
  isDockTall: false,
  makeDockTall: () => {},
}));

export function togglePanel(panel: PanelName): void {
  const panels = usePanels.getState();
  panels.set(panel, !panels[panel]);
}

export function toggleDockHeight(): void {
  const { isDockTall, makeDockTall } = usePanels.getState();
  makeDockTall(!isDockTall);
}

export function openPanel(panel: PanelName): void {
  const panels = usePanels.getState();
  if (!panels[panel]) panels.set(panel, true);
}
