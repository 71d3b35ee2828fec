import type { QueuePlan } from '../protocol/plan.ts';

/** What a queue needs to know of a message to put it in its place. */
export interface Queued {
  /** Value of the field that orders a priority queue. */
  priority?: Rank;
  /** Order of arrival; set by the queue. */
  arrival: number;
}

export type Rank = number | string | bigint | null;

/** Waiting messages in the order in which they will leave. */
export interface Store<M> {
  readonly size: number;
  add(message: M): void;
  /** Puts a message that was handed out before back to where it came from. */
  putBack(message: M): void;
  next(): M | undefined;
  /** Takes out the one that arrived first. */
  removeOldest(): M | undefined;
  /** Takes out all that match. */
  removeWhere(matches: (message: M) => boolean): M[];
}

export function makeStore<M extends Queued>(order: NonNullable<QueuePlan['order']>): Store<M> {
  if (order === 'fifo') return new Fifo<M>();
  return new Sorted<M>(order === 'lifo' ? byLastArrival : byPriority);
}

class Fifo<M extends Queued> implements Store<M> {
  #items: (M | undefined)[] = [];
  #first = 0;

  get size(): number {
    return this.#items.length - this.#first;
  }
  add(message: M): void {
    this.#items.push(message);
  }
  putBack(message: M): void {
    if (this.#first > 0) this.#items[--this.#first] = message;
    else this.#items.unshift(message);
  }
  next(): M | undefined {
    if (this.size === 0) return undefined;
    const message = this.#items[this.#first];
    this.#items[this.#first++] = undefined;
    // Compacted when half is empty, so that each message is moved once on average.
    if (this.#first > 64 && this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return message;
  }
  removeOldest(): M | undefined {
    return this.next();
  }
  removeWhere(matches: (message: M) => boolean): M[] {
    const all = this.#items.slice(this.#first) as M[];
    this.#items = all.filter((message) => !matches(message));
    this.#first = 0;
    return all.filter(matches);
  }
}

type Before = (a: Queued, b: Queued) => boolean;
const byLastArrival: Before = (a, b) => a.arrival > b.arrival;
const byPriority: Before = (a, b) => {
  const order = compareRanks(a.priority ?? null, b.priority ?? null);
  return order === 0 ? a.arrival < b.arrival : order < 0;
};

/** Numbers before texts, texts before nothing. */
function compareRanks(a: Rank, b: Rank): number {
  const kindA = rankKind(a);
  const kindB = rankKind(b);
  if (kindA !== kindB) return kindA - kindB;
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : 1;
}

function rankKind(rank: Rank): number {
  if (rank === null || Number.isNaN(rank)) return 2;
  return typeof rank === 'string' ? 1 : 0;
}

/** A binary heap. */
class Sorted<M extends Queued> implements Store<M> {
  #heap: M[] = [];
  readonly #before: Before;

  constructor(before: Before) {
    this.#before = before;
  }
  get size(): number {
    return this.#heap.length;
  }
  add(message: M): void {
    this.#heap.push(message);
    this.#rise(this.#heap.length - 1);
  }
  putBack(message: M): void {
    this.add(message);
  }
  next(): M | undefined {
    return this.#heap.length === 0 ? undefined : this.#removeAt(0);
  }
  removeOldest(): M | undefined {
    let oldest = 0;
    this.#heap.forEach((message, i) => {
      if (message.arrival < (this.#heap[oldest]?.arrival ?? 0)) oldest = i;
    });
    return this.#heap.length === 0 ? undefined : this.#removeAt(oldest);
  }
  removeWhere(matches: (message: M) => boolean): M[] {
    const all = this.#heap;
    this.#heap = [];
    for (const message of all) if (!matches(message)) this.add(message);
    return all.filter(matches);
  }

  #removeAt(index: number): M {
    const removed = this.#heap[index] as M;
    const last = this.#heap.pop() as M;
    if (index < this.#heap.length) {
      this.#heap[index] = last;
      this.#sink(index);
      this.#rise(index);
    }
    return removed;
  }
  #swapIfBefore(child: number, parent: number): boolean {
    const a = this.#heap[child];
    const b = this.#heap[parent];
    if (a === undefined || b === undefined || !this.#before(a, b)) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
  #rise(index: number): void {
    for (let at = index; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }
  #sink(index: number): void {
    for (let at = index; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      const a = this.#heap[left];
      const b = this.#heap[right];
      if (a === undefined) return;
      const child = b !== undefined && this.#before(b, a) ? right : left;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }
}
