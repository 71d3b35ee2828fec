/** A path through a run as a list of steps that follow one another without a gap, and what its time went into. */
import type { TraceStore } from '../reading/trace-store.ts';

/**
 * What the time of a step went into:
 *
 *   work     an actor handled a message
 *   outside  it awaited what no queue of the run brings: a file, a program, a timer
 *   others   its thread worked for other actors
 *   answer   it waited for an answer, and nothing more is known of how that came about
 *   full     a message waited for a place in a full queue
 *   behind   a message waited in its queue while its receiver handled others
 *   queue    a message was in its queue, and nobody stood in its way: it was on its way
 */
export const PARTS = ['work', 'outside', 'others', 'answer', 'full', 'behind', 'queue'] as const;
export type Part = (typeof PARTS)[number];
/** Nanoseconds; together the whole. */
export type Parts = Record<Part, number>;

export const noParts = (): Parts => ({
  ...{ work: 0, outside: 0, others: 0, answer: 0, full: 0, behind: 0, queue: 0 },
});

export interface PathStep {
  /** An actor was in one turn or more, a message was on its way to an actor, or somebody waited for an answer. */
  kind: 'turn' | 'queue' | 'answer';
  fromNs: number;
  toNs: number;
  /** Who handled it, who took it, who was to answer. */
  actor: string | null;
  /** Which queue it came through; in a turn, on which full queue it waited last. */
  queue: string | null;
  /** Id of the message; of several, the last. */
  message: number;
  /** How many messages: more than one where the actor went from one to the next. */
  turns: number;
  parts: Parts;
}

/** A part of the path by whose it was: all of `full` on one queue, say. */
export interface PathShare {
  part: Part;
  actor: string | null;
  queue: string | null;
  ns: number;
}

export interface CriticalPath {
  fromNs: number;
  toNs: number;
  parts: Parts;
  /** Largest first. */
  shares: PathShare[];
  /** Earliest first; `MOST_STEPS` at most, the last ones. */
  steps: PathStep[];
  /** What came before `steps`; null where all is in them. */
  earlier: { steps: number; fromNs: number; toNs: number; parts: Parts } | null;
  /** Whether the walk back was given up at `fromNs`, because it had become too long. */
  isCut: boolean;
}

export const MOST_STEPS = 400;

interface Piece {
  kind: PathStep['kind'];
  fromNs: number;
  toNs: number;
  actor: number;
  queue: number;
  message: number;
}

interface Raw extends Piece {
  turns: number;
  lastMessage: number;
  parts: Parts;
}

/** Takes the pieces of a path from its end to its beginning. */
export class PathSteps {
  private readonly steps: Raw[] = [];
  private readonly sums = new Map<number, number>();
  private earlier: CriticalPath['earlier'] = null;
  /** The last that came, in `steps` or no longer. */
  private last: Raw | null = null;
  pieces = 0;

  /** @param parts what is not in them is `rest` */
  add(piece: Piece, parts: Partial<Parts>, rest: Part): void {
    const ns = piece.toNs - piece.fromNs;
    if (!(ns > 0)) return;
    this.pieces++;
    const whole = noParts();
    let left = ns;
    for (const part of PARTS) {
      whole[part] = Math.min(left, Math.max(0, parts[part] ?? 0));
      left -= whole[part];
    }
    whole[rest] += left;
    for (const part of PARTS)
      if (whole[part] > 0) {
        const key = keyOf(PARTS.indexOf(part), piece.actor, piece.queue);
        this.sums.set(key, (this.sums.get(key) ?? 0) + whole[part]);
      }
    if (!this.join(piece, whole)) this.begin(piece, whole);
  }

  private join(piece: Piece, parts: Parts): boolean {
    const { last } = this;
    if (last === null || last.kind !== piece.kind || last.actor !== piece.actor) return false;
    if (piece.kind !== 'turn' && (last.queue !== piece.queue || last.message !== piece.message)) return false;
    last.fromNs = piece.fromNs;
    if (last.queue < 0) last.queue = piece.queue;
    if (last.lastMessage !== piece.message) last.turns++;
    last.lastMessage = piece.message;
    addParts(last.parts, parts);
    if (this.earlier !== null && this.steps.at(-1) !== last) {
      this.earlier.fromNs = piece.fromNs;
      addParts(this.earlier.parts, parts);
    }
    return true;
  }

  private begin(piece: Piece, parts: Parts): void {
    this.last = { ...piece, turns: 1, lastMessage: piece.message, parts };
    if (this.steps.length < MOST_STEPS) {
      this.steps.push(this.last);
      return;
    }
    this.earlier ??= { steps: 0, fromNs: piece.fromNs, toNs: piece.toNs, parts: noParts() };
    this.earlier.steps++;
    this.earlier.fromNs = piece.fromNs;
    addParts(this.earlier.parts, parts);
  }

  /** @param fromNs, toNs what was walked over */
  path({ head, messages }: TraceStore, fromNs: number, toNs: number, isCut: boolean): CriticalPath {
    const actorName = (index: number) => head.actors[index]?.name ?? null;
    const queueName = (index: number) => head.queues[index]?.name ?? null;
    const parts = noParts();
    const shares = [...this.sums].map(([key, ns]): PathShare => {
      const { part, actor, queue } = ofKey(key);
      parts[PARTS[part] as Part] += ns;
      return { part: PARTS[part] as Part, actor: actorName(actor), queue: queueName(queue), ns };
    });
    const steps = this.steps
      .map(({ kind, fromNs, toNs, actor, queue, message, turns, parts }): PathStep => {
        const id = messages.id[message] as number;
        const names = { actor: actorName(actor), queue: queueName(queue) };
        return { ...{ kind, fromNs, toNs, ...names }, ...{ message: id, turns, parts } };
      })
      .reverse();
    shares.sort((a, b) => b.ns - a.ns);
    return { fromNs, toNs, parts, shares, steps, earlier: this.earlier, isCut };
  }
}

function addParts(to: Parts, from: Parts): void {
  for (const part of PARTS) to[part] += from[part];
}

/** More than queues and actors of any run. */
const QUEUES = 2 ** 21;
const ACTORS = 2 ** 23;
const keyOf = (part: number, actor: number, queue: number) =>
  (part * ACTORS + actor + 1) * QUEUES + queue + 1;
const ofKey = (key: number) => ({
  part: Math.floor(key / QUEUES / ACTORS),
  actor: (Math.floor(key / QUEUES) % ACTORS) - 1,
  queue: (key % QUEUES) - 1,
});
