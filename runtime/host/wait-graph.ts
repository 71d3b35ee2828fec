/**
 * Who waits for whom, at one moment, and who therefore waits for ever. Pure: the host fills the snapshot from shared
 * memory.
 *
 * Every wait is for any one of several: a place in a queue can be made by any of its readers, an ask that still waits in
 * a queue can be begun by any of them, and an actor that idles can be fed by any writer of its queues. So an actor is
 * stuck exactly when no chain of waits leads from it to one that can move.
 */
import type { DeadlockInfo } from '../protocol/trace-file.ts';
import { strongParts } from './strong-parts.ts';

export interface WaitSnapshot {
  actors: {
    name: string;
    /** What the run calls it; absent: its place in this list. */
    index?: number;
    /** `place`: in a full queue; `answer`: of what it has asked. `busy` also awaits the outside. */
    state: 'idle' | 'busy' | 'place' | 'answer' | 'ended';
    /** Index of the full queue that it waits on, or of the queue its ask went through; -1 for none. */
    queue: number;
    /** Place in this list of the actor that holds what was asked; -1 while it waits in its queue. */
    holder: number;
    /** Grows with each message begun or let go: two snapshots with the same number saw no progress. */
    steps: number;
    /**
     * False only where nothing but a message from its queues can make an idle actor move: no timer, program, socket,
     * or callback handed out. Absent: something may.
     */
    canWake?: boolean;
  }[];
  queues: {
    name: string;
    /** Indices of actors. */
    readers: number[];
    /** Messages that wait in it. */
    size: number;
    /** Indices of the actors that can send to it. Absent: not known, so that anybody may. */
    writers?: number[];
  }[];
}

/** Actors that wait for each other alone, ascending, with the idle ones among them. */
export type Knot = number[];

/**
 * The cores of all deadlocks of a moment. Whoever waits for one of them, without being waited for, is not in it.
 * A single moment proves nothing yet: see DeadlockWatch.
 */
export function findKnots(snapshot: WaitSnapshot): Knot[] {
  const { actors } = snapshot;
  if (!actors.some(isBlocked)) return [];
  const graph = graphOf(snapshot);
  const stuck = stuckOf(graph);
  const next = graph.next.map((targets, node) =>
    stuck[node] === 1 ? targets.filter((target) => stuck[target] === 1) : [],
  );
  // What can lead nowhere explains nothing: a reader that waits on a queue that nobody reads any more.
  const hopeless = new Uint8Array(next.length);
  const knots: Knot[] = [];
  for (const part of strongParts(next)) {
    const inside = new Set(part);
    const isCircle = part.length > 1 || next[part[0] ?? -1]?.includes(part[0] ?? -1);
    const leavesTo = part.flatMap((node) => next[node] ?? []).filter((target) => !inside.has(target));
    if (!leavesTo.every((target) => hopeless[target] === 1)) continue;
    if (!isCircle) for (const node of part) hopeless[node] = 1;
    else {
      const members = part.filter((node) => node < actors.length).sort((a, b) => a - b);
      if (members.some((member) => isBlocked(actors[member]))) knots.push(members);
    }
  }
  return knots.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The actors of a moment that cannot move unless a deadlock is broken; the greatest set that waits for itself alone. */
export function stuckActors(snapshot: WaitSnapshot): number[] {
  const stuck = stuckOf(graphOf(snapshot));
  return snapshot.actors.flatMap(({ state }, actor) =>
    stuck[actor] === 1 && state !== 'ended' ? [actor] : [],
  );
}

/** How many members of a large knot are tried as the start of its shortest circle. */
const MOST_STARTS = 64;

/** The shortest circle of a knot. Idle actors are passed over: they wait, but for nothing of their own. */
export function nameCircle(snapshot: WaitSnapshot, knot: Knot): DeadlockInfo {
  const { actors } = snapshot;
  const { next } = graphOf(snapshot);
  const members = new Set(knot.filter((member) => isBlocked(actors[member])));
  const steps = new Map([...members].map((member) => [member, stepsFrom(member)] as const));
  let circle: number[] = [];
  for (const start of [...members].slice(0, MOST_STARTS)) {
    const found = shortestCircle(start, circle.length === 0 ? Number.POSITIVE_INFINITY : circle.length);
    if (found !== null) circle = found;
  }
  const waits = circle.map((member, at) => {
    const { queue, state } = actors[member] as WaitSnapshot['actors'][number];
    const of = steps.get(member)?.get(circle[(at + 1) % circle.length] ?? member) ?? -1;
    const waitsFor: 'place' | 'answer' = state === 'place' ? 'place' : 'answer';
    return { actor: indexOf(member), queue, for: waitsFor, ...(of < 0 ? {} : { of: indexOf(of) }) };
  });
  const kinds = new Set(waits.map((wait) => wait.for));
  return { kind: kinds.size > 1 ? 'mixed' : kinds.has('place') ? 'full' : 'ask', members: waits };

  function indexOf(member: number): number {
    return actors[member]?.index ?? member;
  }

  /** Members that can end the wait of one, each with the idle actor that stands between, -1 for none. */
  function stepsFrom(member: number): Map<number, number> {
    const found = new Map<number, number>();
    const seen = new Set<number>([member]);
    const open = (next[member] ?? []).map((node) => ({ node, over: -1 }));
    for (let at = 0; at < open.length; at++) {
      const { node, over } = open[at] as { node: number; over: number };
      if (members.has(node)) {
        if (!found.has(node)) found.set(node, over);
        continue;
      }
      if (seen.has(node)) continue;
      seen.add(node);
      const idle = node < actors.length && over < 0 ? node : over;
      for (const target of next[node] ?? []) open.push({ node: target, over: idle });
    }
    return found;
  }

  /** Null where none is shorter than `below`. */
  function shortestCircle(start: number, below: number): number[] | null {
    const before = new Map<number, number>();
    let rim = [start];
    for (let length = 1; rim.length > 0 && length < below; length++) {
      const following: number[] = [];
      for (const member of rim) {
        for (const target of steps.get(member)?.keys() ?? []) {
          if (target === start) {
            const path = [];
            for (let at = member; at !== start; at = before.get(at) ?? start) path.unshift(at);
            return [start, ...path];
          }
          if (before.has(target)) continue;
          before.set(target, member);
          following.push(target);
        }
      }
      rim = following;
    }
    return null;
  }
}

const isBlocked = (actor: WaitSnapshot['actors'][number] | undefined): boolean =>
  actor?.state === 'place' || actor?.state === 'answer';

/** Nodes: the actors; then a node a queue that leads to its readers; then one a queue that leads to its writers. */
interface WaitNodes {
  next: number[][];
  /** Nodes that may go on by themselves. */
  movers: number[];
}

function graphOf({ actors, queues }: WaitSnapshot): WaitNodes {
  const ended = (actor: number) => actors[actor]?.state === 'ended';
  const readersOf = (queue: number) => actors.length + queue;
  const writersOf = (queue: number) => actors.length + queues.length + queue;
  const reads = actors.map((): number[] => []);
  for (const [queue, { readers }] of queues.entries()) for (const actor of readers) reads[actor]?.push(queue);
  const next: number[][] = [];
  const movers: number[] = [];
  for (const [actor, { state, queue, holder, canWake }] of actors.entries()) {
    let targets: number[] | null = null;
    if (state === 'ended') targets = [];
    else if (state === 'answer' && holder >= 0) targets = [holder];
    else if (state === 'answer' || state === 'place')
      targets = queues[queue] === undefined ? null : [readersOf(queue)];
    else if (state === 'idle' && canWake === false) {
      const own = reads[actor] ?? [];
      const mayCome = own.some((q) => queues[q]?.writers === undefined || (queues[q]?.size ?? 0) > 0);
      targets = mayCome ? null : own.map(writersOf);
    }
    if (targets === null) movers.push(actor);
    next.push((targets ?? []).filter((target) => !ended(target)));
  }
  for (const { readers } of queues) next.push(readers.filter((reader) => !ended(reader)));
  for (const { writers = [] } of queues) next.push(writers.filter((writer) => !ended(writer)));
  return { next, movers };
}

/** 1 for each node from which no mover can be reached. */
function stuckOf({ next, movers }: WaitNodes): Uint8Array {
  const waiters = next.map((): number[] => []);
  for (const [node, targets] of next.entries()) for (const target of targets) waiters[target]?.push(node);
  const stuck = new Uint8Array(next.length).fill(1);
  const open = [...movers];
  for (const node of open) stuck[node] = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const waiter of waiters[node] ?? []) {
      if (stuck[waiter] === 0) continue;
      stuck[waiter] = 0;
      open.push(waiter);
    }
  }
  return stuck;
}
