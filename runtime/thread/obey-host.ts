/** What the host tells a thread: begin, finish, begin anew, halt. */
import type { HostNote } from '../transport/transport.ts';
import type { ThreadServices } from './contract.ts';
import type { Instance } from './instance.ts';
import type { MadeHere } from './made-here.ts';

type Order = Exclude<HostNote, { kind: 'parcel' | 'parcel-gone' }>;

/** @param abort tells the actors' own code that the run is being stopped */
export function obeyHost(
  note: Order,
  thread: ThreadServices,
  instances: ReadonlyMap<number, Instance>,
  madeHere: MadeHere,
  abort: AbortController,
): void {
  if (note.kind === 'go') for (const actor of note.actors) instances.get(actor)?.begin();
  else if (note.kind === 'finish') {
    for (const actor of note.actors) {
      const instance = instances.get(actor);
      if (instance === undefined) thread.finished();
      else instance.finish();
    }
  } else if (note.kind === 'finish-made') {
    for (const template of note.templates) madeHere.finish(template);
  } else if (note.kind === 'group') {
    const { does, actors, why } = note;
    // Each is a unit of work of the host's.
    for (const actor of actors) {
      if (does === 'restart') instances.get(actor)?.restartWithGroup(why);
      else instances.get(actor)?.end(why, true);
      thread.finished();
    }
  } else if (note.kind === 'halt') {
    abort.abort(new Error('the run was stopped'));
    Promise.all([...instances.values()].map((instance) => instance.halt()))
      .then(() => thread.link.tell({ kind: 'halted' }))
      .catch((error) => thread.fatal(error));
  } else thread.link.tell({ kind: 'idle', round: note.round, busy: busyResources() });
}

/** What keeps the event loop alive apart from the link to the host. */
function busyResources(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => kind !== 'MessagePort' && kind !== 'Immediate');
}
