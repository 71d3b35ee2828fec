/** Ways in which actors can wait for each other in a ring, each told once and by name. */
import type { Flow, Id } from '../document.ts';
import type { Problem } from '../problem.ts';
import { type Wiring, wiringOf } from './wiring.ts';

/** From an actor, through a queue, to an actor that reads it. */
interface Step {
  to: Id;
  queue: Id;
}

export function checkCycles(flow: Flow, wiring: Wiring = wiringOf(flow)): Problem[] {
  const waits = stepsBetween(flow, wiring, (queue) => flow.queues[queue]?.whenFull === 'wait');
  const asks = stepsBetween(flow, wiring, (_queue, ask) => ask);
  return [
    ...ringsOf(asks).map((ring): Problem => {
      const message = `${tell(flow, ring)} ask each other in a ring: when all of them ask at once, each waits for an answer that cannot come. Let one send instead of asking.`;
      return {
        code: 'cycle/asks',
        severity: 'warning',
        where: { kind: 'actor', id: ring[0]?.to ?? '' },
        message,
      };
    }),
    ...ringsOf(waits).map((ring): Problem => {
      const message = `${tell(flow, ring)} form a ring in which every queue waits when full: once all are full, nobody can go on. Let one of the queues drop or fail, or be large enough for all that can be under way.`;
      return {
        code: 'cycle/waits',
        severity: 'warning',
        where: { kind: 'queue', id: ring[0]?.queue ?? '' },
        message,
      };
    }),
  ];
}

function stepsBetween(
  flow: Flow,
  wiring: Wiring,
  follow: (queue: Id, ask: boolean) => boolean,
): Map<Id, Step[]> {
  const steps = new Map<Id, Step[]>();
  for (const actor of Object.keys(flow.actors)) {
    const out = (wiring.sendsOf.get(actor) ?? [])
      .filter(([, wire]) => follow(wire.queue, wire.ask))
      .flatMap(([, { queue }]) => (wiring.readersOf.get(queue) ?? []).map((to) => ({ to, queue })));
    steps.set(actor, out);
  }
  return steps;
}

/** One shortest ring for each knot of actors that can all reach each other. */
function ringsOf(steps: Map<Id, Step[]>): Step[][] {
  return knotsOf(steps).flatMap((knot) => {
    const ring = shortestRing(steps, new Set(knot), knot[0] ?? '');
    return ring === null ? [] : [ring];
  });
}

/** Strongly connected components (Tarjan), with a stack of its own: a flow may be 10,000 actors deep. */
function knotsOf(steps: Map<Id, Step[]>): Id[][] {
  const knots: Id[][] = [];
  const index = new Map<Id, number>();
  const low = new Map<Id, number>();
  const open: Id[] = [];
  const isOpen = new Set<Id>();
  for (const root of steps.keys()) {
    const path: { id: Id; next: number }[] = index.has(root) ? [] : [{ id: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { id } = top;
      if (top.next === 0) {
        index.set(id, index.size);
        low.set(id, index.size - 1);
        open.push(id);
        isOpen.add(id);
      }
      const step = steps.get(id)?.[top.next++];
      if (step !== undefined) {
        if (!index.has(step.to)) path.push({ id: step.to, next: 0 });
        else if (isOpen.has(step.to)) lower(low, id, index.get(step.to) ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(low, parent.id, low.get(id) ?? 0);
      if (low.get(id) !== index.get(id)) continue;
      const knot = open.splice(open.lastIndexOf(id));
      for (const member of knot) isOpen.delete(member);
      knots.push(knot);
    }
  }
  return knots;
}

function lower(low: Map<Id, number>, id: Id, value: number): void {
  if (value < (low.get(id) ?? 0)) low.set(id, value);
}

/** The shortest way from an actor back to itself within its knot; null when there is none. */
function shortestRing(steps: Map<Id, Step[]>, knot: ReadonlySet<Id>, from: Id): Step[] | null {
  const cameBy = new Map<Id, { step: Step; before: Id }>();
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const step of steps.get(at) ?? []) {
      if (!knot.has(step.to) || cameBy.has(step.to)) continue;
      cameBy.set(step.to, { step, before: at });
      if (step.to !== from) {
        waiting.push(step.to);
        continue;
      }
      const ring: Step[] = [];
      let back = cameBy.get(from);
      while (back !== undefined) {
        ring.unshift(back.step);
        back = back.before === from ? undefined : cameBy.get(back.before);
      }
      return ring;
    }
  }
  return null;
}

/** `A, via to B, and B, via to A,` at most six of them. */
function tell(flow: Flow, ring: Step[]): string {
  const names = ring.map(({ to, queue }) => `${flow.actors[to]?.name} (reads ${flow.queues[queue]?.name})`);
  const shown = names.length > 6 ? [...names.slice(0, 6), `${names.length - 6} more`] : names;
  const last = shown.pop();
  return shown.length === 0 ? `${last} and itself` : `${shown.join(', ')} and ${last}`;
}
