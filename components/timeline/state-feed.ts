/**
 * Tells the page how the trace and its timeline stand, as often as somebody can read it, and of that only what has
 * changed: each part that the page is told of may make it draw something again.
 */
import { BEAT_MS, beatNow, nextBeat } from '@/components/parts/beat.ts';
import { figures, type RunFigures } from '@/trace/moments/figures.ts';
import { Traffic } from '@/trace/moments/traffic.ts';
import { asShown } from './as-shown.ts';
import { laneLabels } from './lane-labels.ts';
import type { TracePhase, TraceState } from './trace-messages.ts';
import type { TraceScreen } from './trace-screen.ts';
import type { WaitsFeed } from './waits-feed.ts';

/**
 * Least time in ms between two states, and between two figures of what is in view while it moves or grows. Those of a
 * run that goes on come before every fourth beat, in time to be painted with it: nobody reads a count more often.
 */
const STATE_MS = 33;
const LIVE_STATE_MS = 3.5 * BEAT_MS;
const AHEAD_MS = 4;
const IN_VIEW_MS = 250;
/** The same where only the time goes by. */
const STILL_MS = 5000;
/** The same between two figures of actors and queues: the canvas paints all of them anew. */
const FIGURES_MS = 100;

export class StateFeed {
  private readonly screen: TraceScreen;
  private readonly now: () => { ns: number; live: boolean };
  private readonly phase: () => TracePhase;
  private readonly waits: WaitsFeed;
  private readonly grown: () => void;
  private readonly post: (state: Partial<TraceState>) => void;
  private readonly traffic: Traffic;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueMs = Number.POSITIVE_INFINITY;
  private postedAt = Number.NEGATIVE_INFINITY;
  private viewedAt = Number.NEGATIVE_INFINITY;
  private laidOut: unknown = null;
  private figuresOf = '';
  /** What the page knows of them but their time, and how many batches had come by then. */
  private figuresTold = { words: '', batches: -1 };
  private seen = true;
  private figuresAt = Number.NEGATIVE_INFINITY;
  /** What the page knows, by part. */
  private readonly told = new Map<string, string>();

  /** `grown` is called before each state: what else is told from time to time comes first. */
  constructor(
    screen: TraceScreen,
    now: () => { ns: number; live: boolean },
    phase: () => TracePhase,
    waits: WaitsFeed,
    hooks: { grown: () => void; post: (state: Partial<TraceState>) => void },
  ) {
    this.screen = screen;
    this.now = now;
    this.phase = phase;
    this.waits = waits;
    this.grown = hooks.grown;
    this.post = hooks.post;
    this.traffic = new Traffic(screen.store);
  }

  /** @param seen false while nobody sees the page: it then hears of nothing but the phase of the trace */
  setSeen(seen: boolean): void {
    this.seen = seen;
    if (seen) this.plan();
  }

  /** Something may have changed. */
  plan(): void {
    if (!this.seen && this.told.get('phase') === JSON.stringify(this.phase())) return;
    const sinceMs = performance.now() - this.postedAt;
    this.planIn(Math.max(0, (this.now().live ? LIVE_STATE_MS : STATE_MS) - sinceMs));
  }

  /** @param leastMs from now; of a run that goes on, the beat after it */
  private planIn(leastMs: number): void {
    const nowMs = beatNow();
    const ms = this.now().live ? nextBeat(nowMs + leastMs, AHEAD_MS) - nowMs : leastMs;
    const dueMs = performance.now() + ms;
    // Clocks that are read one after the other differ a little.
    if (dueMs >= this.dueMs - 1) return;
    clearTimeout(this.timer);
    this.dueMs = dueMs;
    this.timer = setTimeout(() => {
      this.dueMs = Number.POSITIVE_INFINITY;
      this.postedAt = performance.now();
      this.tell();
    }, ms);
  }

  private tell(): void {
    const { screen } = this;
    screen.layOut();
    this.grown();
    const state = this.changed();
    if (Object.keys(state).length > 0) this.post(state);
  }

  private changed(): Partial<TraceState> {
    const { screen, told } = this;
    const { store } = screen;
    const { ns, live } = this.now();
    const state: Partial<TraceState> = {
      phase: this.phase(),
      following: screen.camera.following,
      lanesPx: screen.layout.heightPx,
      pinnedPx: screen.layout.pinnedPx,
      arrows: screen.selectedArrows,
      arrowsOf: screen.arrowsOf,
      threads: store.head.threads.length,
      messages: store.sentCount,
      logs: store.logs.n,
      failures: store.failures.length,
      lastNs: store.lastNs,
      cut: store.cuts[0]?.why ?? null,
      startedAtMs: store.head.startedAtMs,
    };
    // Lanes that came, went or moved are told of at once, their figures when there is time to read them, and none of it
    // while nobody sees the timeline.
    const isStill = live && screen.camera.following && !this.hasGrown;
    const waitMs = this.viewedAt + (isStill ? STILL_MS : IN_VIEW_MS) - performance.now();
    if (!screen.isShown) this.laidOut = null;
    else if (waitMs <= 0 || this.laidOut !== screen.layout) {
      this.viewedAt = performance.now();
      this.laidOut = screen.layout;
      state.lanes = laneLabels(screen, ns);
      state.inView = screen.inView;
    } else if (!isStill) this.planIn(waitMs);
    for (const part of Object.keys(state) as (keyof TraceState)[]) {
      const words = JSON.stringify(state[part]);
      if (told.get(part) === words) delete state[part];
      else told.set(part, words);
    }
    if (this.figuresGoOn(ns, live)) {
      const found = this.figuresNow(ns, live);
      if (this.isNews(found)) state.figures = found;
    }
    return state;
  }

  /** Of a run that is over they stay as they are. */
  private figuresGoOn(ns: number, live: boolean): boolean {
    const { batches, head } = this.screen.store;
    const of = `${batches} ${live} ${ns} ${this.waits.counts}`;
    if (head.startedAtMs === 0 || of === this.figuresOf) return false;
    const waitMs = this.figuresAt + FIGURES_MS - performance.now();
    if (waitMs > 0) {
      // Where only time has gone by, whoever plans next is soon enough.
      if (this.hasGrown || !live) this.planIn(waitMs);
      return false;
    }
    this.figuresOf = of;
    this.figuresAt = performance.now();
    return true;
  }

  /** More has come since the figures that the page has. */
  private get hasGrown(): boolean {
    return this.screen.store.batches !== this.figuresTold.batches;
  }

  /** Of a run in which nothing happens they are the same but for their time: nobody has to draw them anew. */
  private isNews(found: RunFigures): boolean {
    const before = this.figuresTold.words;
    // While more comes they are not even compared.
    const words = this.hasGrown ? '' : JSON.stringify(found, asShown);
    this.figuresTold = { words, batches: this.screen.store.batches };
    return words === '' || words !== before;
  }

  /** What the canvas shows: of a live run also what moves. */
  private figuresNow(ns: number, live: boolean): RunFigures {
    const { store } = this.screen;
    const found = this.waits.correct(figures(store, ns, !live));
    if (live) found.moved = this.traffic.since();
    else this.traffic.skip();
    return found;
  }
}
