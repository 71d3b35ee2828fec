/** Between the flow's ids and a run's names: the trace knows names only. */
import type { Selection } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import type { Highlight } from './trace-messages.ts';

/** What the selection means in a run of `flow`; null where nothing of it runs. */
export function highlightOf(flow: Flow, selection: Selection): Highlight | null {
  const named = (ids: string[], records: Record<string, { name: string }>) =>
    ids.flatMap((id) => records[id]?.name ?? []);
  const queues = new Set(named(selection.queues, flow.queues));
  const actors = new Set(named(selection.actors, flow.actors));
  for (const id of selection.wires) {
    const wire = flow.wires[id];
    if (wire === undefined) continue;
    const queue = flow.queues[wire.queue]?.name;
    const actor = flow.actors[wire.actor]?.name;
    if (queue !== undefined) queues.add(queue);
    if (actor !== undefined) actors.add(actor);
  }
  const threads = selection.threads.flatMap((id) => threadNames(flow, id));
  if (queues.size === 0 && actors.size === 0 && threads.length === 0) return null;
  return { queues: [...queues], actors: [...actors], threads };
}

/** A drawn thread's own name, and those of the threads that copies of its actors run on: `counter 2`. */
function threadNames(flow: Flow, id: string): string[] {
  const name = flow.threads[id]?.name;
  if (name === undefined) return [];
  const most = Math.max(1, ...Object.values(flow.actors).map((a) => (a.thread === id ? a.copies : 1)));
  return Array.from({ length: most }, (_, i) => (i === 0 ? name : `${name} ${i + 1}`));
}

/** Ids of actors by an instance's name: `Encoder 2` is a copy of `Encoder`. */
export function actorIdOf(flow: Flow, instance: string | null): string[] {
  if (instance === null) return [];
  const entries = Object.entries(flow.actors);
  const exact = entries.find(([, a]) => a.name === instance && a.copies === 1);
  const copy = entries.find(([, a]) => a.copies > 1 && instance.startsWith(`${a.name} `));
  const found = exact ?? copy ?? entries.find(([, a]) => a.name === instance);
  return found === undefined ? [] : [found[0]];
}
