/** What painters look things up in, beside the store's own columns: brought up to date before each frame. */
import { MarkIndex } from '@/trace/lanes/mark-index.ts';
import { LaneState, type LaneStretch, threadStretches } from '@/trace/lanes/thread-stretches.ts';
import { WaitLevels } from '@/trace/lanes/wait-levels.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';

/** More than so many bars and waits of a thread in view are told of by levels of detail. */
const MOST_STRETCHES = 600;

interface Kept {
  fromNs: number;
  toNs: number;
  version: number;
  stretches: Stretches | null;
}

/** By actor, -1 for the thread as a whole; then by state; then in order of time. */
export type Stretches = ReadonlyMap<number, readonly (readonly LaneStretch[])[]>;

export class SceneIndex {
  readonly marks = new MarkIndex();
  readonly waits: WaitLevels[] = [];
  private readonly store: TraceStore;
  private readonly kept: Kept[] = [];
  private settled = -1;

  constructor(store: TraceStore) {
    this.store = store;
  }

  settle(): void {
    const { store } = this;
    if (store.batches === this.settled) return;
    this.settled = store.batches;
    this.marks.settle(store);
    for (const thread of store.lanes.keys()) {
      this.waits[thread] ??= new WaitLevels();
      this.waits[thread]?.settle(store.waits.waits[thread], store.waits.idle[thread]);
    }
  }

  /** What the actors of a thread do in [fromNs, toNs) and a little around; null where that is too much to draw. */
  stretches(thread: number, fromNs: number, toNs: number): Stretches | null {
    const { store } = this;
    const version = store.batches;
    const before = this.kept[thread];
    const stands = before !== undefined && before.version === version;
    // What is too much stays too much until the view is a smaller one.
    if (stands && before.stretches !== null && before.fromNs <= fromNs && toNs <= before.toNs)
      return before.stretches;
    if (
      stands &&
      before.stretches === null &&
      fromNs - (toNs - fromNs) / 2 <= before.fromNs &&
      before.toNs <= toNs + (toNs - fromNs) / 2
    )
      return null;
    // With what lies around the view or not at all: else each step of a pan would work it out again.
    const around = (toNs - fromNs) / 2;
    const [from, to] = [fromNs - around, toNs + around];
    const rows = this.count(thread, from, to);
    const all = store.waits.waits[thread]?.n ?? 0;
    const stretches = rows === null ? null : grouped(threadStretches(store, thread, from, to, rows, all));
    this.kept[thread] = { fromNs: from, toNs: to, version, stretches };
    return stretches;
  }

  /** Rows of waits; null where there is more than can be drawn. */
  private count(thread: number, fromNs: number, toNs: number): number[] | null {
    let bars = 0;
    for (const row of this.store.lanes[thread]?.rows ?? []) {
      bars += row.firstStartingAfter(toNs) - row.firstEndingAfter(fromNs);
      if (bars > MOST_STRETCHES) return null;
    }
    return this.waits[thread]?.within(fromNs, toNs, MOST_STRETCHES) ?? null;
  }
}

function grouped(all: readonly LaneStretch[]): Stretches {
  const byActor = new Map<number, LaneStretch[][]>();
  for (const stretch of all) {
    let states = byActor.get(stretch.actor);
    if (states === undefined) {
      states = Object.values(LaneState).map(() => []);
      byActor.set(stretch.actor, states);
    }
    states[stretch.state]?.push(stretch);
  }
  return byActor;
}
