/** The cursor of time travel, in the worker: where it stands, how it plays, and what the run was like there. */
import { type ActorMoment, actorMoment, type QueueMoment, queueMoment } from '@/trace/moments/at-moment.ts';
import { figuresAt } from '@/trace/moments/figures-at.ts';
import { Moments } from '@/trace/moments/moments.ts';
import { happenedWords, LEAST_RATE, MOST_RATE, type TravelMoment } from '@/trace/moments/travel-moment.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import type { TravelOrder } from './travel-order.ts';

interface Surroundings {
  now: () => { ns: number; live: boolean };
  firstNs: () => number;
  timeAt: (xPx: number) => number;
  /** In the middle of what is in view. */
  middleNs: () => number;
  /** The cursor has moved; `isFar`: it must be brought into view. */
  moved: (cursorNs: number | null, isFar: boolean) => void;
  post: (moment: TravelMoment | null) => void;
}

const TICK_MS = 16;
/** Between ticks where the user asks for little motion. */
const CALM_TICK_MS = 400;
/** Least time between two moments that are told, and how much longer than making one took. */
const TELL_MS = 33;
const TELL_PARTS = 3;
/** Messages of a trace that are prepared for questions before frames have their turn. */
const TAKEN_IN_AT_ONCE = 40_000;

export class TimeTravel {
  cursorNs: number | null = null;
  private readonly store: TraceStore;
  private readonly around: Surroundings;
  private readonly tickMs: number;
  private readonly moments: Moments;
  private rate: number | null = null;
  private happened: TravelMoment['happened'] = null;
  private ticking: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private toldMs = 0;
  private pauseMs = TELL_MS;
  private toldEndNs = 0;
  private toldNs = Number.POSITIVE_INFINITY;

  constructor(store: TraceStore, around: Surroundings, calm: boolean) {
    this.store = store;
    this.around = around;
    this.tickMs = calm ? CALM_TICK_MS : TICK_MS;
    this.moments = new Moments(store);
  }

  order(order: TravelOrder): void {
    if (order.do === 'step') this.step(order);
    else if (order.do === 'play') {
      if (order.rate !== null && (this.cursorNs === null || this.isAtEnd))
        this.move(this.around.firstNs(), true);
      this.play(order.rate);
      this.tell();
    } else {
      this.play(null);
      this.happened = null;
      if (order.do === 'at') this.move(this.around.timeAt(order.xPx), false);
      else if (order.do === 'here') this.move(this.around.middleNs(), false);
      else if (order.timeNs === null) this.end();
      else this.move(order.timeNs, true);
    }
  }

  /** The trace has grown: there may be more to travel to. */
  grown(): void {
    if (this.cursorNs !== null && this.endNs !== this.toldEndNs) this.tell();
  }

  actor(name: string): ActorMoment[] | null {
    if (this.cursorNs === null) return null;
    this.moments.update();
    return actorMoment(this.store, this.moments, name, this.cursorNs);
  }

  queue(place: { name: string; from: number; to: number }): QueueMoment | null {
    if (this.cursorNs === null) return null;
    this.moments.update();
    return queueMoment(this.store, this.moments, place, this.cursorNs);
  }

  /** Beyond it not all threads have told what they did. */
  private get endNs(): number {
    const { ns, live } = this.around.now();
    return live ? this.store.horizon.at(ns) : this.store.lastNs;
  }

  private get isAtEnd(): boolean {
    return !this.around.now().live && this.cursorNs !== null && this.cursorNs >= this.endNs;
  }

  private end(): void {
    this.cursorNs = null;
    this.around.moved(null, false);
    clearTimeout(this.telling);
    this.telling = undefined;
    this.around.post(null);
  }

  private move(timeNs: number, isFar: boolean): void {
    this.cursorNs = Math.max(0, Math.min(timeNs, this.endNs));
    this.around.moved(this.cursorNs, isFar);
    this.tell();
  }

  private step({ by, of }: Extract<TravelOrder, { do: 'step' }>): void {
    this.play(null);
    this.moments.update();
    const { head, messages } = this.store;
    const named = <T>(all: readonly T[], is: (one: T) => boolean) =>
      all.flatMap((one, index) => (is(one) ? [index] : []));
    const found = this.moments.step(
      this.cursorNs ?? this.endNs,
      by,
      named(
        head.actors,
        ({ actor, thread }) =>
          (of?.actors.includes(actor) || of?.threads.includes(head.threads[thread]?.name ?? '')) ?? false,
      ),
      named(head.queues, ({ name }) => of?.queues.includes(name) ?? false),
    );
    if (found === null || found.timeNs > this.endNs) return;
    const { item } = found;
    this.happened = { words: happenedWords(this.store, found), message: messages.id[item] as number };
    this.move(found.timeNs, true);
  }

  private play(rate: number | null): void {
    clearTimeout(this.ticking);
    this.rate = rate === null ? null : Math.max(LEAST_RATE, Math.min(MOST_RATE, rate));
    if (this.rate === null) return;
    this.happened = null;
    let before = performance.now();
    const tick = () => {
      const now = performance.now();
      const passedNs = (now - before) * 1e6 * (this.rate ?? 0);
      before = now;
      this.move((this.cursorNs ?? 0) + passedNs, true);
      if (this.isAtEnd) this.rate = null;
      else this.ticking = setTimeout(tick, this.tickMs);
    };
    this.ticking = setTimeout(tick, this.tickMs);
  }

  /** Tells the page, at once or in a moment. */
  private tell(): void {
    if (this.telling !== undefined) return;
    const waitMs = Math.max(0, this.toldMs + this.pauseMs - performance.now());
    this.telling = setTimeout(() => {
      this.telling = undefined;
      if (this.cursorNs === null) return;
      const begun = performance.now();
      // A long trace is taken in between frames.
      if (!this.moments.update(TAKEN_IN_AT_ONCE)) return this.tell();
      this.toldEndNs = this.endNs;
      // While time runs forward, messages move over the wires.
      const sinceNs = this.rate !== null && this.toldNs <= this.cursorNs ? this.toldNs : undefined;
      this.toldNs = this.cursorNs;
      this.around.post({
        timeNs: this.cursorNs,
        firstNs: this.around.firstNs(),
        endNs: this.toldEndNs,
        rate: this.rate,
        figures: figuresAt(this.store, this.moments, this.cursorNs, sinceNs),
        happened: this.happened,
      });
      this.toldMs = performance.now();
      this.pauseMs = Math.max(TELL_MS, (this.toldMs - begun) * TELL_PARTS);
    }, waitMs);
  }
}
