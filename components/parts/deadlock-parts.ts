/** A deadlock of a run, found again in the drawing. */
import type { Flow, Id } from '@/flow/document.ts';
import type { DeadlockNames } from '@/trace/waits/run-waits.ts';

/** What a member waits for. */
export type DeadlockWait = 'place' | 'answer';

export interface DeadlockParts {
  actors: Id[];
  /** Those that the members wait on, or asked through. */
  queues: Id[];
  /** Wires of the circle, by what is waited for along them. */
  wires: Map<Id, DeadlockWait>;
  /** The same of actors and queues. */
  things: Map<Id, DeadlockWait>;
}

/** Empty where the flow has changed since, and nothing bears those names any more. */
export function deadlockParts(flow: Flow, { members }: DeadlockNames): DeadlockParts {
  const actorNamed = idsByName(flow.actors);
  const queueNamed = idsByName(flow.queues);
  const actors = new Set<Id>();
  const queues = new Set<Id>();
  const wires: DeadlockParts['wires'] = new Map();
  const things: DeadlockParts['things'] = new Map();
  for (const [at, member] of members.entries()) {
    const actor = actorNamed.get(member.actor);
    const queue = member.queue === null ? undefined : queueNamed.get(member.queue);
    if (actor !== undefined) {
      actors.add(actor);
      things.set(actor, member.for);
    }
    if (queue === undefined) continue;
    queues.add(queue);
    things.set(queue, member.for);
    const next = members[(at + 1) % members.length]?.actor;
    const holder = actorNamed.get(member.of ?? next ?? '');
    for (const [id, wire] of Object.entries(flow.wires)) {
      if (wire.queue !== queue) continue;
      if (wire.actor === (wire.kind === 'send' ? actor : holder)) wires.set(id, member.for);
    }
  }
  return { actors: [...actors], queues: [...queues], wires, things };
}

const idsByName = (records: Record<Id, { name: string }>): Map<string, Id> =>
  new Map(Object.entries(records).map(([id, { name }]) => [name, id]));
