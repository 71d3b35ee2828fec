/** Where on the canvas one was: kept by this tab, never by the document. */
import type { Viewport } from '@xyflow/react';

const keyOf = (flowId: string) => `cueboard.view.${flowId}`;

export function readView(flowId: string): Viewport | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(flowId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { x, y, zoom } = kept as Partial<Viewport>;
    return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom) ? (kept as Viewport) : null;
  } catch {
    return null;
  }
}

export function writeView(flowId: string, view: Viewport): void {
  try {
    sessionStorage.setItem(keyOf(flowId), JSON.stringify(view));
  } catch {
    // A full or forbidden storage only means that the view is fitted next time.
  }
}
