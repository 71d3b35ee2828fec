/** The states of one thread's actors while a sweep goes over them, and the time that each has cost so far. */
import { grown } from '../reading/growable.ts';
import type { Spent } from './spent.ts';
import { SWEEP_BITS, Sweep } from './sweep-events.ts';
import { type WaitColumns, WaitKind } from './wait-columns.ts';

const AWAY = 0;
const INPUT = 1;
/** Handling something, and waiting for nothing that is known: busy, or outside. */
const READY = 2;
const FULL = 3;
const ANSWER = 4;
const NOBODY = -1;

/** Place by actor, of the thread that is looked at; what stands there for others is of threads before. */
let places = new Int32Array(0);

export class ThreadState {
  private readonly waits: WaitColumns | undefined;
  private readonly actors: readonly number[];
  private readonly into: Spent;
  private readonly knownNs: number;
  /** By place in `actors`, like all that follows. */
  private readonly state: Uint8Array;
  private readonly since: Float64Array;
  private readonly lives: Uint8Array;
  private readonly turns: Uint16Array;
  private readonly open: (number[] | undefined)[];
  /** The ready ones are a list, from the one that works. */
  private readonly above: Int32Array;
  private readonly below: Int32Array;
  private top = NOBODY;
  private idle = 0;
  private topSince: number;

  constructor(
    waits: WaitColumns | undefined,
    actors: readonly number[],
    fromNs: number,
    knownNs: number,
    into: Spent,
  ) {
    const n = actors.length;
    this.waits = waits;
    this.actors = actors;
    this.into = into;
    this.knownNs = knownNs;
    this.topSince = fromNs;
    places = grown(
      places,
      actors.reduce((most, actor) => Math.max(most, actor + 1), 0),
    );
    for (let place = 0; place < n; place++) places[actors[place] as number] = place;
    this.state = new Uint8Array(n);
    this.since = new Float64Array(n).fill(fromNs);
    this.lives = new Uint8Array(n);
    this.turns = new Uint16Array(n);
    this.open = new Array(n);
    this.above = new Int32Array(n).fill(NOBODY);
    this.below = new Int32Array(n).fill(NOBODY);
  }

  step(timeNs: number, code: number): void {
    const kind = code & ((1 << SWEEP_BITS) - 1);
    const of = code >>> SWEEP_BITS;
    if (kind === Sweep.idleBegins || kind === Sweep.idleEnds) {
      this.countTop(timeNs);
      this.idle += kind === Sweep.idleBegins ? 1 : -1;
      return;
    }
    const isWait = kind === Sweep.waitBegins || kind === Sweep.waitEnds;
    const actor = isWait ? (this.waits?.actor[of] as number) : of;
    const place = places[actor] as number;
    if (this.actors[place] !== actor) return;
    if (kind === Sweep.turnBegins) this.turns[place] = (this.turns[place] as number) + 1;
    else if (kind === Sweep.turnEnds) this.turns[place] = Math.max(0, (this.turns[place] as number) - 1);
    else if (kind === Sweep.lifeBegins) this.lives[place] = 1;
    else if (kind === Sweep.lifeEnds) this.lives[place] = 0;
    else {
      // What it waits for changes: the time so far belongs to what it was.
      this.count(place, timeNs);
      this.open[place] ??= [];
      const open = this.open[place] as number[];
      const at = open.indexOf(of);
      if (kind === Sweep.waitBegins) open.push(of);
      else if (at >= 0) open.splice(at, 1);
    }
    this.enter(place, this.stateOf(place), timeNs);
  }

  /** Counts up to the end of the stretch. @returns those that handle something, the one that works last */
  close(toNs: number): number[] {
    this.countTop(toNs);
    const order: number[] = [];
    for (let place = 0; place < this.actors.length; place++) {
      this.count(place, toNs);
      if ((this.turns[place] as number) > 0 && this.state[place] !== READY) order.push(place);
    }
    const waiting = order.length;
    for (let place = this.top; place >= 0; place = this.below[place] as number)
      order.splice(waiting, 0, place);
    return order.map((place) => this.actors[place] as number);
  }

  private stateOf(place: number): number {
    if (this.turns[place] === 0) return this.lives[place] === 1 ? INPUT : AWAY;
    const open = this.open[place];
    if (open === undefined || open.length === 0) return READY;
    return this.firstFull(open) >= 0 ? FULL : ANSWER;
  }

  private firstFull(open: readonly number[]): number {
    for (const row of open) if (this.waits?.kind[row] === WaitKind.full) return row;
    return -1;
  }

  private enter(place: number, next: number, timeNs: number): void {
    const before = this.state[place];
    if (before === next) return;
    this.count(place, timeNs);
    this.state[place] = next;
    if (before === READY) this.leaveList(place, timeNs);
    if (next !== READY) return;
    this.countTop(timeNs);
    this.below[place] = this.top;
    this.above[place] = NOBODY;
    if (this.top >= 0) this.above[this.top] = place;
    this.top = place;
  }

  private leaveList(place: number, timeNs: number): void {
    const above = this.above[place] as number;
    const below = this.below[place] as number;
    if (above >= 0) this.below[above] = below;
    else {
      this.countTop(timeNs);
      this.top = below;
    }
    if (below >= 0) this.above[below] = above;
  }

  /** The one that works was busy; what the others that are ready had counted as outside was right. */
  private countTop(timeNs: number): void {
    const until = Math.min(timeNs, this.knownNs);
    if (this.top >= 0 && this.idle <= 0 && until > this.topSince) {
      const actor = this.actors[this.top] as number;
      const { busy, outside } = this.into;
      const ns = until - this.topSince;
      busy[actor] = (busy[actor] as number) + ns;
      outside[actor] = (outside[actor] as number) - ns;
    }
    this.topSince = timeNs;
  }

  private count(place: number, timeNs: number): void {
    const since = this.since[place] as number;
    this.since[place] = timeNs;
    const state = this.state[place];
    const actor = this.actors[place] as number;
    const { into } = this;
    const until = state === READY ? Math.min(timeNs, this.knownNs) : timeNs;
    const untoldNs = timeNs - Math.max(since, until);
    if (untoldNs > 0) into.untold[actor] = (into.untold[actor] as number) + untoldNs;
    const ns = until - since;
    if (!(ns > 0) || state === AWAY) return;
    if (state === READY) into.outside[actor] = (into.outside[actor] as number) + ns;
    else if (state === INPUT) into.input[actor] = (into.input[actor] as number) + ns;
    else {
      const open = this.open[place] as number[];
      const waits = this.waits as WaitColumns;
      if (state === FULL) {
        into.full[actor] = (into.full[actor] as number) + ns;
        into.waitedOnFull(actor, waits.what[this.firstFull(open)] as number, ns);
      } else {
        into.answer[actor] = (into.answer[actor] as number) + ns;
        into.waitedForAnswer(waits, open[0] as number, ns);
      }
    }
  }
}
