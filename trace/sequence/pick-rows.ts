/** Which messages a sequence diagram shows: those of a stretch of time, or one with what led to it and came of it. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { causesOf, effectsOf } from '../chains/chain.ts';
import type { TraceStore } from '../reading/trace-store.ts';

/** More would be no picture. */
export const MOST_MESSAGES = 200;
/** So many effects are looked at to say how many there are. */
const MOST_COUNTED = 100_000;

export interface PickedRows {
  /** In order of when they were sent. */
  rows: Uint32Array;
  /** Of how many they are the first. */
  total: number;
}

const LIFECYCLE = SentFlag.start | SentFlag.stop;

/** When a message comes in: sent, or taken where its sending is not in the trace. */
const timeOf = ({ messages }: TraceStore, row: number) => {
  const sent = messages.sent[row] as number;
  return Number.isNaN(sent) ? (messages.taken[row] as number) : sent;
};

export interface Stretch {
  /** Nanoseconds since the start of the run. */
  fromNs: number;
  toNs: number;
  /** Indices of threads, one of which sent or took it; null for all. */
  threads: ReadonlySet<number> | null;
}

export const wholeRun: Stretch = {
  fromNs: Number.NEGATIVE_INFINITY,
  toNs: Number.POSITIVE_INFINITY,
  threads: null,
};

/** The first messages sent or taken within a stretch, but for what starts and stops actors. */
export function rowsInStretch(
  store: TraceStore,
  { fromNs, toNs, threads }: Stretch,
  limit = MOST_MESSAGES,
): PickedRows {
  const { sent, taken, flags, from, to, n } = store.messages;
  const first = new First(limit);
  const isOn = (actor: number | undefined) => threads?.has(store.threadOf(actor ?? -1)) ?? true;
  for (let row = 0; row < n; row++) {
    if (((flags[row] as number) & LIFECYCLE) !== 0) continue;
    const isSent = (sent[row] as number) >= fromNs && (sent[row] as number) <= toNs;
    const isTaken = (taken[row] as number) >= fromNs && (taken[row] as number) <= toNs;
    if (!isSent && !isTaken) continue;
    if (threads === null || isOn(from[row]) || isOn(to[row])) first.add(row, timeOf(store, row));
  }
  return first.picked();
}

/** A message with its causes, back to the first, and its effects at any remove: the causes, itself, then the earliest. */
export function rowsOfChain(store: TraceStore, row: number, limit = MOST_MESSAGES): PickedRows {
  const seen = new Set<number>([row, ...causesOf(store.messages, row)]);
  // Of a chain that is longer than the picture, the nearest causes.
  const back = [...seen].slice(0, limit);
  const first = new First(Math.max(0, limit - back.length));
  for (const effect of effectsOf(store.messages, row, MOST_COUNTED)) {
    if (seen.has(effect)) continue;
    seen.add(effect);
    first.add(effect, timeOf(store, effect));
  }
  const total = seen.size;
  const rows = Uint32Array.from([...back, ...first.picked().rows]);
  const sorted = rows.sort((a, b) => timeOf(store, a) - timeOf(store, b) || a - b);
  return { rows: sorted, total };
}

/** Keeps the earliest few of any number: cut back to the limit each time twice as many have come. */
class First {
  private kept: { row: number; timeNs: number }[] = [];
  private latest = Number.POSITIVE_INFINITY;
  private total = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(row: number, timeNs: number): void {
    this.total++;
    if (timeNs > this.latest) return;
    this.kept.push({ row, timeNs });
    if (this.kept.length >= 2 * this.limit + 16) this.cut();
  }

  picked(): PickedRows {
    this.cut();
    return { rows: Uint32Array.from(this.kept, ({ row }) => row), total: this.total };
  }

  private cut(): void {
    this.kept.sort((a, b) => a.timeNs - b.timeNs || a.row - b.row);
    this.kept.length = Math.min(this.kept.length, this.limit);
    if (this.kept.length === this.limit) this.latest = this.kept.at(-1)?.timeNs ?? Number.NEGATIVE_INFINITY;
  }
}
