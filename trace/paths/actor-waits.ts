/** The waits of each actor, by when they ended: what a walk back in time meets, in the order in which it meets it. */
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type WaitColumns, WaitKind } from '../waits/wait-columns.ts';

export interface Wait {
  startNs: number;
  /** Infinity while it goes on. */
  endNs: number;
  kind: WaitKind;
  /** As in WaitColumns. */
  what: number;
  message: number;
}

/** Rows of one actor's waits, those that ended first in front. */
interface Rows {
  columns: WaitColumns;
  rows: Uint32Array;
}

export class ActorWaits {
  private readonly byActor = new Map<number, Rows>();

  constructor(store: TraceStore) {
    for (const columns of store.waits.waits) {
      if (columns === undefined) continue;
      const { n, end, actor } = columns;
      const times = Float64Array.from(end.subarray(0, n));
      const order = Uint32Array.from({ length: n }, (_, i) => i);
      sortRuns(times, order, n);
      const counts = new Map<number, number>();
      for (let i = 0; i < n; i++) counts.set(actor[i] as number, (counts.get(actor[i] as number) ?? 0) + 1);
      for (const [of, count] of counts) this.byActor.set(of, { columns, rows: new Uint32Array(count) });
      const filled = new Map<number, number>();
      for (const row of order) {
        const of = actor[row] as number;
        const at = filled.get(of) ?? 0;
        filled.set(of, at + 1);
        (this.byActor.get(of) as Rows).rows[at] = row;
      }
    }
  }

  /** Place of the last wait that ended at or before a time, for `at`; -1 for none. */
  lastBy(actor: number, timeNs: number): number {
    const of = this.byActor.get(actor);
    if (of === undefined) return -1;
    let low = 0;
    let high = of.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((of.columns.end[of.rows[middle] as number] as number) <= timeNs) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  at(actor: number, place: number): Wait {
    const { columns, rows } = this.byActor.get(actor) as Rows;
    const row = rows[place] as number;
    return {
      startNs: columns.start[row] as number,
      endNs: columns.end[row] as number,
      kind: columns.kind[row] as WaitKind,
      what: columns.what[row] as number,
      message: columns.message[row] as number,
    };
  }

  /** Of the waits that still go on, the one that began first; null where there is none. */
  open(actor: number): Wait | null {
    const of = this.byActor.get(actor);
    let found: Wait | null = null;
    for (let place = (of?.rows.length ?? 0) - 1; place >= 0; place--) {
      const wait = this.at(actor, place);
      if (wait.endNs !== Number.POSITIVE_INFINITY) break;
      if (found === null || wait.startNs < found.startNs) found = wait;
    }
    return found;
  }

  /** When a message began to wait for a place that it got at `timeNs`; NaN where it did not wait. */
  heldSince(actor: number, message: number, timeNs: number): number {
    for (let place = this.lastBy(actor, timeNs); place >= 0; place--) {
      const wait = this.at(actor, place);
      if (wait.endNs < timeNs) break;
      if (wait.message === message && wait.kind === WaitKind.full) return wait.startNs;
    }
    return Number.NaN;
  }
}
