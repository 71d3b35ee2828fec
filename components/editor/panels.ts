/** Which panels are open. The layout itself belongs to Workspace; this is how others ask it. */
import { create } from 'zustand';

export type PanelName = 'library' | 'inspector' | 'dock';

interface Panels extends Record<PanelName, boolean> {
  /** Opens or closes a panel; the workspace fills it in. */
  set: (panel: PanelName, open: boolean) => void;
}

export const usePanels = create<Panels>()(() => ({
  library: true,
  inspector: true,
  dock: true,
  set: () => {},
}));

export function togglePanel(panel: PanelName): void {
  const panels = usePanels.getState();
  panels.set(panel, !panels[panel]);
}

export function openPanel(panel: PanelName): void {
  const panels = usePanels.getState();
  if (!panels[panel]) panels.set(panel, true);
}
