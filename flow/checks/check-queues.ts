import type { Flow, Id, Queue } from '../document.ts';
import type { Problem } from '../problem.ts';
import type { Wiring } from './wiring.ts';

export function checkQueues(flow: Flow, wiring: Wiring): Problem[] {
  return Object.entries(flow.queues).flatMap(([id, queue]) => [
    ...checkEnds(id, queue, wiring),
    ...checkFields(id, queue),
    ...checkExpiry(id, queue),
  ]);
}

function checkEnds(id: Id, { name }: Queue, wiring: Wiring): Problem[] {
  const where = { kind: 'queue', id } as const;
  const sent = wiring.sendersTo.has(id);
  const read = wiring.readersOf.has(id);
  if (!sent && !read) {
    const message = `Queue ${name} is connected to nothing. Draw wires to it and from it, or remove it.`;
    return [{ code: 'queue/unconnected', severity: 'warning', where, message }];
  }
  if (!read) {
    const message = `Nobody reads queue ${name}: it fills up, and then what it does when full happens for good.`;
    return [{ code: 'queue/no-reader', severity: 'warning', where, message }];
  }
  if (sent) return [];
  const message = `Nobody sends to queue ${name}: its readers wait for nothing.`;
  return [{ code: 'queue/no-sender', severity: 'warning', where, message }];
}

const PROTOTYPE = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;

function checkFields(id: Id, queue: Queue): Problem[] {
  const fields: [string, string | undefined][] = [
    ['order.field', queue.order.kind === 'priority' ? queue.order.field : undefined],
    ['uniqueBy', queue.uniqueBy],
  ];
  return fields.flatMap(([field, path]): Problem[] => {
    if (path === undefined) return [];
    const where = { kind: 'queue', id, field } as const;
    if (PROTOTYPE.test(path)) {
      const message = `Queue ${queue.name} looks at ${path}, which belongs to JavaScript and not to a message.`;
      return [{ code: 'queue/field', severity: 'error', where, message }];
    }
    const first = path.split('.')[0] ?? path;
    if (queue.type === undefined || !queue.type.includes('{') || mentions(queue.type, first)) return [];
    const message = `Queue ${queue.name} looks at the field ${path}, which the type of its messages does not mention.`;
    return [{ code: 'queue/field-not-in-type', severity: 'warning', where, message }];
  });
}

function mentions(type: string, word: string): boolean {
  return type.split(/[^\w$]+/).includes(word);
}

function checkExpiry(id: Id, { name, order, timeToLiveMs }: Queue): Problem[] {
  if (timeToLiveMs === undefined || order.kind !== 'lifo') return [];
  const where = { kind: 'queue', id, field: 'timeToLiveMs' } as const;
  const message = `Queue ${name} gives the newest first and lets messages expire: under load the oldest always expire unread.`;
  return [{ code: 'queue/last-in-expires', severity: 'warning', where, message }];
}
