/**
 * What the actors of a thread were doing in a short stretch of time, one after another: the states of thread-sweep, as
 * stretches. For drawing what is in view while it is little; levels of detail tell of more.
 */
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { SWEEP_BITS, Sweep, SweepEvents } from '../waits/sweep-events.ts';
import { orderAt } from '../waits/thread-sweep.ts';
import { type WaitColumns, WaitKind } from '../waits/wait-columns.ts';

export const LaneState = { input: 0, busy: 1, outside: 2, answer: 3, full: 4 } as const;
export type LaneState = (typeof LaneState)[keyof typeof LaneState];

export interface LaneStretch {
  /** -1: the thread as a whole. */
  actor: number;
  startNs: number;
  endNs: number;
  /** Never `input`: that is what lies between. */
  state: LaneState;
  /** Row of the wait in the thread's columns; -1 where it waits for nothing that is known. */
  wait: number;
}

const events = new SweepEvents();

/**
 * In [fromNs, toNs). A thread as a whole is busy where one of its actors is, else it does what most needs to be seen:
 * waits on a full queue, for an answer, on the outside.
 * @param early, firstWait rows of waits to look at: these, and all from that row on
 */
export function threadStretches(
  store: TraceStore,
  thread: number,
  fromNs: number,
  toNs: number,
  early: readonly number[],
  firstWait: number,
): LaneStretch[] {
  const actors = [...store.head.actors.keys()].filter((actor) => store.threadOf(actor) === thread);
  events.gather(store, thread, actors, fromNs, toNs, {
    early,
    firstWait,
    order: orderAt(store, thread, fromNs, early),
  });
  const { n, time, code } = events;
  sortRuns(time, code, n);
  const walk = new Walk(store.waits.waits[thread]);
  for (let i = 0; i < n; ) {
    const timeNs = time[i] as number;
    for (; i < n && time[i] === timeNs; i++) walk.step(code[i] as number);
    walk.settle(timeNs);
  }
  walk.close(toNs);
  return walk.found;
}

interface Now {
  state: LaneState;
  wait: number;
  sinceNs: number;
}

class Walk {
  readonly found: LaneStretch[] = [];
  private readonly waits: WaitColumns | undefined;
  private readonly turns = new Map<number, number>();
  private readonly open = new Map<number, number[]>();
  /** Those that are ready, from the one that became so first. */
  private readonly ready: number[] = [];
  private idle = 0;
  private readonly now = new Map<number, Now>();

  constructor(waits: WaitColumns | undefined) {
    this.waits = waits;
  }

  step(code: number): void {
    const kind = code & ((1 << SWEEP_BITS) - 1);
    const of = code >>> SWEEP_BITS;
    switch (kind) {
      case Sweep.idleBegins:
        this.idle++;
        return;
      case Sweep.idleEnds:
        this.idle--;
        return;
      case Sweep.lifeBegins:
      case Sweep.lifeEnds:
        return;
      case Sweep.turnBegins:
      case Sweep.turnEnds:
        this.turns.set(of, Math.max(0, (this.turns.get(of) ?? 0) + (kind === Sweep.turnBegins ? 1 : -1)));
        this.enter(of);
        return;
      default: {
        const actor = this.waits?.actor[of] as number;
        const open = this.open.get(actor) ?? [];
        const at = open.indexOf(of);
        if (kind === Sweep.waitBegins) open.push(of);
        else if (at >= 0) open.splice(at, 1);
        this.open.set(actor, open);
        this.enter(actor);
      }
    }
  }

  private enter(actor: number): void {
    const isReady = (this.turns.get(actor) ?? 0) > 0 && (this.open.get(actor)?.length ?? 0) === 0;
    const at = this.ready.indexOf(actor);
    if (isReady && at < 0) this.ready.push(actor);
    else if (!isReady && at >= 0) this.ready.splice(at, 1);
  }

  settle(timeNs: number): void {
    const works = this.idle > 0 ? undefined : this.ready.at(-1);
    let most: Omit<Now, 'sinceNs'> = { state: LaneState.input, wait: -1 };
    for (const [actor, turns] of this.turns) {
      const next = turns === 0 ? { state: LaneState.input, wait: -1 } : this.stateOf(actor, actor === works);
      this.change(actor, next, timeNs);
      if (RANK[next.state] > RANK[most.state]) most = next;
    }
    this.change(-1, most, timeNs);
  }

  private stateOf(actor: number, works: boolean): Omit<Now, 'sinceNs'> {
    if (works) return { state: LaneState.busy, wait: -1 };
    const open = this.open.get(actor);
    if (open === undefined || open.length === 0) return { state: LaneState.outside, wait: -1 };
    const full = open.find((row) => this.waits?.kind[row] === WaitKind.full);
    return full === undefined
      ? { state: LaneState.answer, wait: open[0] as number }
      : { state: LaneState.full, wait: full };
  }

  private change(actor: number, next: Omit<Now, 'sinceNs'>, timeNs: number): void {
    const before = this.now.get(actor);
    if (before?.state === next.state && before.wait === next.wait) return;
    this.tell(actor, before, timeNs);
    this.now.set(actor, { ...next, sinceNs: timeNs });
  }

  private tell(actor: number, before: Now | undefined, endNs: number): void {
    if (before === undefined || before.state === LaneState.input || !(endNs > before.sinceNs)) return;
    this.found.push({ actor, startNs: before.sinceNs, endNs, state: before.state, wait: before.wait });
  }

  close(toNs: number): void {
    for (const [actor, before] of this.now) this.tell(actor, before, toNs);
  }
}

/** What a thread as a whole is said to do, of what its actors do. */
const RANK: Record<LaneState, number> = {
  [LaneState.input]: 0,
  [LaneState.outside]: 1,
  [LaneState.answer]: 2,
  [LaneState.full]: 3,
  [LaneState.busy]: 4,
};
