/**
 * The messages of a run that a filter finds, in the order of a column, a slice of work at a time: a search of a million
 * messages must not hold up the frames of the timeline, and ends as soon as something else is looked for.
 */

import type { TraceStore } from '../reading/trace-store.ts';
import { Verdicts } from './content-pass.ts';
import type { Pass } from './filter-pass.ts';
import { type NamedFilter, namedPasses, termPass, termProblem } from './filter-passes.ts';
import { type FilterProblem, parseTerms } from './filter-terms.ts';
import type { SentOrder } from './sent-order.ts';
import { type MessageSort, sortMessages } from './sort-messages.ts';

export interface MessageQuery extends NamedFilter {
  /** In the filter language: see filter-terms. */
  filter: string;
  sort: MessageSort;
}

export interface FoundMessages {
  /** While it is looked for: those found so far, of the latest messages. */
  rows: Uint32Array;
  /** Share that is done, 1 when all is found. */
  progress: number;
  problems: FilterProblem[];
  /** The trace has grown since. */
  isOld: boolean;
}

/** Rows that are looked through before anybody looks at the clock. */
const SLICE = 1 << 15;
/** A list is made anew while the trace grows when so many times the time that it took has passed, and never sooner. */
const PARTS = 8;
const LEAST_MS = 200;

export class MessageList {
  private readonly store: TraceStore;
  private readonly order: SentOrder;
  private readonly verdicts = new Verdicts();
  private key = '';
  private rows: Uint32Array = new Uint32Array(0);
  private problems: FilterProblem[] = [];
  private progress = 1;
  private work: Generator<number, Uint32Array, void> | null = null;
  /** True once there is a whole answer to `key`. */
  private isWhole = false;
  private grownTo = -1;
  private dueMs = 0;
  private spentMs = 0;

  constructor(store: TraceStore, order: SentOrder) {
    this.store = store;
    this.order = order;
  }

  /** True while something is left to be done. */
  get isWorking(): boolean {
    return this.work !== null;
  }

  /** Begins to look, where that is needed. Call `goOn` before reading. */
  want(query: MessageQuery, nowMs: number): void {
    const key = JSON.stringify(query);
    const grownTo = this.version;
    if (key === this.key && (this.work !== null || grownTo === this.grownTo || nowMs < this.dueMs)) return;
    if (key !== this.key) {
      this.isWhole = false;
      this.rows = new Uint32Array(0);
    }
    this.key = key;
    this.grownTo = grownTo;
    this.spentMs = 0;
    this.progress = 0;
    this.work = this.find(query);
  }

  /** Works until a time, by performance.now(); at least one slice. */
  goOn(untilMs: number): void {
    const begun = performance.now();
    let now = begun;
    while (this.work !== null && (now < untilMs || now === begun)) {
      const { done, value } = this.work.next();
      now = performance.now();
      if (done) {
        this.rows = value;
        this.work = null;
        this.progress = 1;
        this.isWhole = true;
        this.dueMs = now + Math.max(LEAST_MS, (this.spentMs + now - begun) * PARTS);
      } else this.progress = value;
    }
    this.spentMs += now - begun;
  }

  read(): FoundMessages {
    const { rows, problems } = this;
    const progress = this.isWhole ? 1 : this.progress;
    return { rows, progress, problems, isOld: this.version !== this.grownTo || this.work !== null };
  }

  private get version(): number {
    return this.store.ended === null ? this.store.lastNs : Number.MAX_VALUE;
  }

  private *find({ filter, sort, ...named }: MessageQuery): Generator<number, Uint32Array, void> {
    const { store, order } = this;
    const { terms, problems } = parseTerms(filter);
    this.problems = [...problems, ...terms.flatMap((term) => termProblem(store, term) ?? [])];
    // What is quickly told comes first: it leaves less for the others to look at.
    const slow = (on: string) => (on === 'text' || on === 'field' ? 1 : 0);
    const passes: Pass[] = [
      ...namedPasses(store, named),
      ...terms
        .toSorted((a, b) => slow(a.on) - slow(b.on))
        .map((term) => termPass(store, term, this.verdicts)),
    ];
    order.update();
    const { n } = store.messages;
    const keep = new Uint8Array(n).fill(1);
    const share = sort.by === 'at' ? 1 : 0.5;
    for (let to = n; to > 0; to -= SLICE) {
      const from = Math.max(0, to - SLICE);
      for (const pass of passes) pass(keep, from, to);
      // A list in order of time shows what is there already.
      if (!this.isWhole && sort.by === 'at' && performance.now() - this.shownMs > SHOW_MS) {
        const found = order.kept(keep, from);
        this.rows = sort.down ? found.reverse() : found;
        this.shownMs = performance.now();
      }
      yield share * (1 - from / Math.max(1, n));
    }
    const sorting = sortMessages(store, order.kept(keep), sort);
    for (;;) {
      const { done, value } = sorting.next();
      if (done) return value;
      yield share + (1 - share) * value;
    }
  }

  private shownMs = 0;
}

/** Least time between two looks at what has been found so far. */
const SHOW_MS = 50;
