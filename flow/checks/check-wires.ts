import type { Flow } from '../document.ts';
import type { Problem } from '../problem.ts';

export function checkWires(flow: Flow): Problem[] {
  const seen = new Set<string>();
  return Object.entries(flow.wires).flatMap(([id, wire]): Problem[] => {
    const queue = flow.queues[wire.queue];
    const actor = flow.actors[wire.actor];
    if (queue === undefined || actor === undefined) return [];
    const where = { kind: 'wire', id } as const;
    const key = JSON.stringify([wire.kind, wire.actor, wire.queue, wire.kind === 'send' ? wire.port : '']);
    if (seen.has(key)) {
      const message = `Two wires lead between ${actor.name} and queue ${queue.name}; remove one.`;
      return [{ code: 'wire/duplicate', severity: 'error', where, message }];
    }
    seen.add(key);
    if (wire.kind === 'read' || !wire.ask || !queue.whenFull.startsWith('drop')) return [];
    const message = `${actor.name} asks through queue ${queue.name}, which drops messages when full: a dropped question is never answered. Let the queue wait or fail.`;
    return [{ code: 'wire/ask-may-be-dropped', severity: 'warning', where, message }];
  });
}
