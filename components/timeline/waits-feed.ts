/** Tells the page how the run's actors spend their time, as often as it is worth the work. */
import type { RunFigures } from '@/trace/moments/figures.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import { type RunWaits, runWaits } from '@/trace/waits/run-waits.ts';
import { TimeSpent } from '@/trace/waits/time-shares.ts';
import { asShown } from './as-shown.ts';

const EVERY_MS = 250;
/** Where nothing has come since, only time has gone by: its shares need not be told more often. */
const REST_MS = 1000;
/** Of the worker's time, counting may take one part in so many. */
const PARTS = 10;
const RECENT_NS = 1e9;

export class WaitsFeed {
  /** How often it has counted. */
  counts = 0;
  private readonly store: TraceStore;
  private readonly now: () => { ns: number; live: boolean };
  private readonly post: (waits: RunWaits) => void;
  private readonly spent: TimeSpent;
  /** Those of the last second, for what is going on now; the last is the latest. */
  private recent: RunWaits[] = [];
  private dueMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private countedNs = -1;
  private countedLive = true;
  private countedBatches = -1;
  private countedMs = 0;
  private told = '';

  constructor(store: TraceStore, now: () => { ns: number; live: boolean }, post: (waits: RunWaits) => void) {
    this.store = store;
    this.now = now;
    this.post = post;
    this.spent = new TimeSpent(store);
  }

  /** The trace has grown, or time went on. */
  grown(): void {
    if (this.store.head.startedAtMs === 0) return;
    const { ns, live } = this.now();
    if (ns === this.countedNs && live === this.countedLive) return;
    const nowMs = performance.now();
    const isNews = this.store.batches !== this.countedBatches || live !== this.countedLive;
    // Whoever asks next, at the latest with the beat, finds it due.
    if (!isNews && nowMs - this.countedMs < REST_MS) return;
    const waitMs = this.dueMs - nowMs;
    if (waitMs <= 0) this.count(ns, live);
    else {
      // What comes last must not be left out.
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.grown();
      }, waitMs);
    }
  }

  private count(ns: number, live: boolean): void {
    const begun = performance.now();
    this.counts++;
    this.countedNs = ns;
    this.countedLive = live;
    this.countedBatches = this.store.batches;
    this.countedMs = begun;
    const waits = runWaits(this.store, this.spent.upTo(ns), ns);
    const first = this.recent.findLastIndex(({ timeNs }) => timeNs <= ns - RECENT_NS);
    this.recent = [...this.recent.slice(Math.max(0, first)), waits];
    const words = JSON.stringify(waits, asShown);
    if (words !== this.told) this.post(waits);
    this.told = words;
    const took = performance.now() - begun;
    this.dueMs = begun + Math.max(EVERY_MS, took * PARTS);
  }

  /**
   * An actor that is handling something may be waiting: figures call it busy, this tells the two apart. Over the
   * last second while the run goes on, over all of it once it has ended.
   */
  correct(figures: RunFigures): RunFigures {
    const latest = this.recent.at(-1);
    const before = this.countedLive ? this.recent[0] : undefined;
    for (const [name, figure] of Object.entries(figures.actors)) {
      const to = latest?.actors[name];
      if (to === undefined) continue;
      const from = before?.actors[name] ?? { busy: 0, full: 0, answer: 0, livedNs: 0 };
      const livedNs = to.livedNs - from.livedNs;
      if (!(livedNs > 0)) continue;
      const share = (kind: 'busy' | 'full' | 'answer') =>
        Math.min(1, Math.max(0, (to[kind] * to.livedNs - from[kind] * from.livedNs) / livedNs));
      figure.busy = share('busy');
      figure.waiting = Math.min(1 - figure.busy, share('full') + share('answer'));
    }
    return figures;
  }
}
