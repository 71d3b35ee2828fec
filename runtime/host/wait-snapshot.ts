import type { Layout } from '../layout.ts';
import type { AskTable, OpenAsk } from '../memory/ask-table.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { whoWaited } from '../memory/wait-notes.ts';
import type { WaitSnapshot } from './wait-graph.ts';

type Seen = WaitSnapshot['actors'][number];

/** What the host knows besides. */
interface AtHost {
  hasEnded(actor: number): boolean;
  /** Who waits for a place in a queue that the host keeps. */
  waiting(): { from: number; queue: number }[];
}

/**
 * Who waits for whom now, read from shared memory without asking any thread: one that is stuck could not answer.
 * Of actors made while the run goes on those are in it that wait, behind the others; whoever waits for one that is not
 * in it waits for one that can move.
 */
export class WaitSnapshots {
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #made: MadeActors;
  readonly #asks: AskTable;
  readonly #atHost: AtHost;
  /** By actor, its steps when its thread was last seen asleep. */
  #seenWaiting = new Map<number, number>();

  constructor(layout: Layout, memory: SharedMemory, made: MadeActors, asks: AskTable, atHost: AtHost) {
    this.#layout = layout;
    this.#memory = memory;
    this.#made = made;
    this.#asks = asks;
    this.#atHost = atHost;
  }

  take(): WaitSnapshot {
    const before = this.#seenWaiting;
    this.#seenWaiting = new Map();
    const oldest = oldestAsks(this.#asks);
    const made = this.#madeThatWait(oldest, before);
    const places = new Map(made.map(({ index }, at) => [index, this.#layout.actors.length + at]));
    const drawn = this.#layout.actors.map((_, actor) => this.#drawn(actor, oldest.get(actor), before));
    const actors = [...drawn, ...made].map((seen): Seen => {
      if (seen.state !== 'answer' || seen.holder < this.#layout.actors.length) return seen;
      const holder = places.get(seen.holder);
      return holder === undefined ? { ...seen, state: 'busy' } : { ...seen, holder };
    });
    const queues = this.#layout.queues.map(({ name, readers }, queue) => ({
      name,
      readers,
      size: this.#memory.depth(queue),
    }));
    return { actors, queues };
  }

  #drawn(actor: number, ask: OpenAsk | undefined, before: ReadonlyMap<number, number>): Seen {
    const { name, thread } = this.#layout.actors[actor] as Layout['actors'][number];
    const steps = this.#memory.steps(actor);
    const seen = { name, queue: -1, holder: -1, steps };
    if (this.#atHost.hasEnded(actor)) return { ...seen, state: 'ended' };
    if (this.#memory.handling(actor) === 0) return { ...seen, state: 'idle' };
    if (!this.#isStill(actor, thread, steps, before)) return { ...seen, state: 'busy' };
    const queue = this.#memory.waitsForPlace(actor);
    if (queue >= 0) return { ...seen, state: 'place', queue };
    return ask === undefined ? { ...seen, state: 'busy' } : { ...seen, ...waitOf(ask) };
  }

  /**
   * Whose thread is awake may be computing, whatever else it has under way; unless it was seen to wait and has made no
   * step since.
   */
  #isStill(actor: number, thread: number, steps: number, before: ReadonlyMap<number, number>): boolean {
    const isStill = this.#memory.isAsleep(thread) || before.get(actor) === steps;
    if (isStill) this.#seenWaiting.set(actor, steps);
    return isStill;
  }

  #madeThatWait(
    oldest: ReadonlyMap<number, OpenAsk>,
    before: ReadonlyMap<number, number>,
  ): (Seen & { index: number })[] {
    const first = this.#layout.actors.length;
    if (this.#layout.templates.length === 0) return [];
    const waits = new Map<number, Pick<Seen, 'state' | 'queue' | 'holder'>>();
    for (const ask of oldest.values()) if (ask.asker >= first) waits.set(ask.asker, waitOf(ask));
    for (const { from, queue } of this.#waiting())
      if (from >= first) waits.set(from, { state: 'place', queue, holder: -1 });
    return [...waits].flatMap(([index, wait]) => {
      const steps = this.#made.workOf(index);
      const thread = this.#made.threadOf(index);
      // One that is at no work can take what comes, whatever it has under way.
      if (steps === 0 || thread < 0 || !this.#isStill(index, thread, steps, before)) return [];
      return [{ index, name: this.#made.nameOf(index) ?? '', steps, ...wait }];
    });
  }

  #waiting(): { from: number; queue: number }[] {
    const noted = this.#layout.threads.flatMap((_, thread) => whoWaited(this.#memory, thread));
    const queues = this.#layout.queues.length;
    // An inbox has room again by itself.
    return [...noted.filter(({ queue }) => queue < queues), ...this.#atHost.waiting()];
  }
}

/** What went straight to an actor is for nobody else to begin. */
const waitOf = ({ queue, holder, target }: OpenAsk): Pick<Seen, 'state' | 'queue' | 'holder'> => ({
  state: 'answer',
  queue,
  holder: holder >= 0 ? holder : target,
});

/** By asker. Who has asked several at once waits for the first of them in any case. */
function oldestAsks(asks: AskTable): Map<number, OpenAsk> {
  const oldest = new Map<number, OpenAsk>();
  for (const ask of asks.all()) {
    const known = oldest.get(ask.asker);
    if (known === undefined || ask.askId < known.askId) oldest.set(ask.asker, ask);
  }
  return oldest;
}
