/** What a schema cannot say: ids that must lead somewhere, and stand only once. */
import type { Flow } from './document.ts';

export interface BrokenReference {
  code: 'document/dangling' | 'document/duplicate-id' | 'document/duplicate-port';
  path: string[];
  message: string;
}

/** Every reference that leads nowhere, every id and port that stands twice. */
export function brokenReferences(flow: Flow): BrokenReference[] {
  return [...duplicateIds(flow), ...brokenActors(flow), ...brokenWires(flow), ...strayPositions(flow)];
}

function duplicateIds(flow: Flow): BrokenReference[] {
  const found: BrokenReference[] = [];
  const owner = new Map<string, string>();
  for (const table of ['threads', 'actors', 'queues', 'wires'] as const) {
    for (const id of Object.keys(flow[table])) {
      const other = owner.get(id);
      const message = `The id ${id} is used in ${table} and in ${other}; an id stands for one thing.`;
      if (other === undefined) owner.set(id, table);
      else found.push({ code: 'document/duplicate-id', path: [table, id], message });
    }
  }
  return found;
}

function brokenActors(flow: Flow): BrokenReference[] {
  const found: BrokenReference[] = [];
  for (const [id, { name, thread, ports }] of Object.entries(flow.actors)) {
    if (!Object.hasOwn(flow.threads, thread)) {
      const message = `Actor ${name} is placed on thread ${thread}, which does not exist.`;
      found.push({ code: 'document/dangling', path: ['actors', id, 'thread'], message });
    }
    const twice = ports.find((port, index) => ports.indexOf(port) !== index);
    if (twice !== undefined) {
      const message = `Actor ${name} has two ports named ${twice}.`;
      found.push({ code: 'document/duplicate-port', path: ['actors', id, 'ports'], message });
    }
  }
  return found;
}

function brokenWires(flow: Flow): BrokenReference[] {
  const found: BrokenReference[] = [];
  const dangling = (id: string, field: string, what: string) => {
    const message = `Wire ${id} leads ${what}, which does not exist.`;
    found.push({ code: 'document/dangling', path: ['wires', id, field], message });
  };
  for (const [id, wire] of Object.entries(flow.wires)) {
    const sends = wire.kind === 'send';
    const actor = Object.hasOwn(flow.actors, wire.actor) ? flow.actors[wire.actor] : undefined;
    if (actor === undefined) dangling(id, 'actor', `${sends ? 'from' : 'to'} actor ${wire.actor}`);
    else if (wire.kind === 'send' && !actor.ports.includes(wire.port))
      dangling(id, 'port', `from port ${wire.port} of ${actor.name}`);
    if (!Object.hasOwn(flow.queues, wire.queue))
      dangling(id, 'queue', `${sends ? 'to' : 'from'} queue ${wire.queue}`);
  }
  return found;
}

function strayPositions(flow: Flow): BrokenReference[] {
  return (['actors', 'queues', 'threads'] as const).flatMap((table) =>
    Object.keys(flow.layout[table])
      .filter((id) => !Object.hasOwn(flow[table], id))
      .map((id): BrokenReference => {
        const message = `The layout has a position for ${id} among its ${table}, which does not exist.`;
        return { code: 'document/dangling', path: ['layout', table, id], message };
      }),
  );
}
