/** What was selected in a run: kept by this tab, so that a page that is read again finds it. Never in the document. */
import type { Selection } from '@/components/editor/session.ts';

export interface KeptPlace {
  /** Id of the selected message. */
  message: number | null;
  selection: Selection;
}

const keyOf = (runId: string) => `cueboard.selected.${runId}`;
const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string');

export function readPlace(runId: string): KeptPlace | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(runId)) ?? 'null') as Partial<KeptPlace> | null;
    const { actors, queues, wires, threads } = kept?.selection ?? {};
    if (!isIds(actors) || !isIds(queues) || !isIds(wires) || !isIds(threads)) return null;
    const message = typeof kept?.message === 'number' ? kept.message : null;
    return { message, selection: { actors, queues, wires, threads } };
  } catch {
    return null;
  }
}

export function writePlace(runId: string, place: KeptPlace): void {
  try {
    const { actors, queues, wires, threads } = place.selection;
    const isEmpty =
      place.message === null && actors.length + queues.length + wires.length + threads.length === 0;
    if (isEmpty) sessionStorage.removeItem(keyOf(runId));
    else sessionStorage.setItem(keyOf(runId), JSON.stringify(place));
  } catch {
    // A full or forbidden storage only means that nothing is selected next time.
  }
}
