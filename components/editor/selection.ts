/** What can be said about a selection and a document together. Pure. */
import type { Flow } from '@/flow/document.ts';
import type { Selection } from './session.ts';

/** Only what still stands in the document; the same object where nothing had to go. */
export function pruneSelection(selection: Selection, flow: Flow): Selection {
  const actors = selection.actors.filter((id) => flow.actors[id]);
  const queues = selection.queues.filter((id) => flow.queues[id]);
  const wires = selection.wires.filter((id) => flow.wires[id]);
  const threads = selection.threads.filter((id) => flow.threads[id]);
  const same =
    actors.length === selection.actors.length &&
    queues.length === selection.queues.length &&
    wires.length === selection.wires.length &&
    threads.length === selection.threads.length;
  return same ? selection : { actors, queues, wires, threads };
}

export const countOf = (s: Selection) =>
  s.actors.length + s.queues.length + s.wires.length + s.threads.length;

/** `Delete Encoder 1`, `Delete 3 things`: the words a step of the history ends with. */
export function selectionWords(selection: Selection, flow: Flow): string {
  const count = countOf(selection);
  if (count !== 1) return count === 0 ? 'nothing' : `${count} things`;
  const [actor] = selection.actors;
  if (actor) return flow.actors[actor]?.name ?? 'actor';
  const [queue] = selection.queues;
  if (queue) return flow.queues[queue]?.name ?? 'queue';
  const [thread] = selection.threads;
  if (thread) return `thread ${flow.threads[thread]?.name ?? ''}`.trim();
  return 'wire';
}

export function everything(flow: Flow): Selection {
  return {
    actors: Object.keys(flow.actors),
    queues: Object.keys(flow.queues),
    wires: Object.keys(flow.wires),
    threads: [],
  };
}
