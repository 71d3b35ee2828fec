/**
 * Where the queues live whose policies have to look at what waits in them, and where those in shared memory are put in
 * order when an actor or a thread has ended. It runs on the process's main thread, where no user code runs: however long
 * an actor blocks its thread, and when a thread dies, no queue is held up or lost with it.
 */
import type { Layout, QueueLayout } from '../layout.ts';
import { AskTable } from '../memory/ask-table.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { clearUnposted, unpostedOf } from '../memory/unposted.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { DropReason, NONE, RecordKind } from '../protocol/trace-file.ts';
import type { Queue } from '../queue/queue.ts';
import type { Recorder } from '../trace/record-writer.ts';
import type { Fate, ThreadLink } from '../transport/transport.ts';
import { hostedQueue } from './hosted-queue.ts';
import { ParcelShelf } from './parcel-shelf.ts';
import { Reader } from './reader.ts';
import { SharedQueues } from './shared-queues.ts';
import { Unanswered } from './unanswered.ts';
import type { WaitSnapshot } from './wait-graph.ts';
import { WaitSnapshots } from './wait-snapshot.ts';

export class Exchange {
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #made: MadeActors;
  readonly #recorder: Recorder;
  /** The host's place among the threads' counters. */
  readonly #self: number;
  /** Those that are kept here; the others lie in shared memory. */
  readonly #queues: (Queue<Envelope> | undefined)[];
  readonly #readers: Reader[];
  readonly #links: (ThreadLink | null)[];
  /** By thread: units handed to it less those received from it. */
  readonly #given: number[];
  /** By thread: id of the last message received from it. */
  readonly #lastId: number[];
  readonly #asks: AskTable;
  readonly #shared: SharedQueues;
  readonly #waits: WaitSnapshots;
  /** Who waits for an answer that will not come. */
  readonly unanswered: Unanswered;
  /** Contents that are too large for their queues. */
  readonly parcels: ParcelShelf;

  constructor(layout: Layout, memory: SharedMemory, made: MadeActors, recorder: Recorder) {
    this.#layout = layout;
    this.#memory = memory;
    this.#made = made;
    this.#recorder = recorder;
    this.#self = layout.threads.length;
    this.#links = layout.threads.map(() => null);
    this.#given = layout.threads.map(() => 0);
    this.#lastId = layout.threads.map(() => 0);
    this.#asks = new AskTable(memory, this.#self);
    this.unanswered = new Unanswered(layout, memory, made, this.#asks, (answer) => this.#route(answer));
    this.parcels = new ParcelShelf(layout, this.#links);
    this.#shared = new SharedQueues(layout, memory, recorder, {
      lost: (message, why) => this.unanswered.lost(message, why),
    });
    this.#readers = layout.actors.map((plan, actor) => new Reader(plan, actor));
    this.#queues = layout.queues.map((plan, index) =>
      plan.isShared ? undefined : this.#makeQueue(plan, index),
    );
    this.#waits = new WaitSnapshots(layout, memory, made, this.#asks, {
      hasEnded: (actor) => this.#readers[actor]?.isClosed === true,
      waiting: () =>
        this.#queues.flatMap((queue, index) =>
          (queue?.waiting ?? []).map(({ from }) => ({ from, queue: index })),
        ),
    });
    for (let queue = 0; queue < layout.queues.length; queue++) this.#closeIfUnread(queue);
  }

  #makeQueue(plan: QueueLayout, index: number): Queue<Envelope> {
    return hostedQueue(index, plan, this.#memory, this.#recorder, {
      settle: (message, fate) => this.#settle(message, fate),
      lost: (message, why) => {
        this.#memory.finished(this.#self);
        this.unanswered.lost(message, why);
      },
    });
  }

  #settle(message: Envelope, fate: Fate): void {
    if ((message.flags & EnvelopeFlag.tell) === 0) return;
    message.flags &= ~EnvelopeFlag.tell;
    this.#links[this.#threadOf(message.from)]?.settle(message.id, fate);
  }

  #threadOf(actor: number): number {
    return this.#layout.actors[actor]?.thread ?? this.#made.threadOf(actor);
  }

  connect(thread: number, link: ThreadLink | null): void {
    this.#links[thread] = link;
    this.parcels.connected(thread);
  }

  /** Units of work that were handed to a thread. */
  gave(thread: number, units: number): void {
    this.#given[thread] = (this.#given[thread] ?? 0) + units;
  }

  sent(thread: number, envelope: Envelope): void {
    this.gave(thread, -1);
    this.#lastId[thread] = envelope.id;
    const queue = this.#queues[envelope.queue];
    if (queue === undefined) return;
    const hasPlace = (envelope.flags & EnvelopeFlag.hasPlace) !== 0;
    envelope.flags &= ~EnvelopeFlag.hasPlace;
    const offered = queue.offer(envelope, performance.now(), hasPlace);
    if (offered === 'queued') this.#dispatch(envelope.queue);
  }

  /** Straight to its target. */
  #route(envelope: Envelope): void {
    const thread = this.#threadOf(envelope.target);
    const link = this.#links[thread];
    if (link === null || link === undefined) {
      const why = 'the thread of its receiver has ended';
      // Its own word that no answer will come has no number.
      if (envelope.id !== 0)
        this.#recorder.record(RecordKind.deadLettered, 0, envelope.from, envelope.id, NONE, 0, 0, why);
      this.#memory.finished(this.#self);
      return;
    }
    this.gave(thread, 1);
    link.deliver(envelope);
  }

  /** Gives what waits in a queue to whoever can take it, each in turn. */
  #dispatch(index: number): void {
    const queue = this.#queues[index];
    const readers = this.#layout.queues[index]?.readers ?? [];
    while (queue !== undefined && queue.size > 0) {
      let best: Reader | undefined;
      for (const actor of readers) {
        const reader = this.#readers[actor];
        if (
          reader?.canTake &&
          this.#mayHand(index, reader) &&
          (best === undefined || reader.waitsSince < best.waitsSince)
        )
          best = reader;
      }
      if (best === undefined || !this.#hand(index, best)) return;
    }
  }

  /** What has a time to live and lay with an actor that is at work could not expire any more; it is offered again soon. */
  #mayHand(index: number, { actor }: Reader): boolean {
    const lives =
      (this.#layout.queues[index]?.timeToLiveMs ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
    return !lives || this.#memory.handling(actor) === 0;
  }

  #hand(index: number, reader: Reader): boolean {
    const queue = this.#queues[index];
    const envelope = queue?.next(performance.now());
    if (queue === undefined || envelope === undefined) return false;
    const { actor } = reader;
    envelope.target = actor;
    reader.hand(envelope);
    this.#route(envelope);
    if (!this.#layout.queues[index]?.gated) queue.admit(performance.now());
    return true;
  }

  credited(actor: number, count: number): void {
    const reader = this.#readers[actor];
    if (reader === undefined || reader.isClosed) return;
    reader.noteTaken(this.#memory.taken(actor));
    reader.credit(count);
    for (const index of reader.plan.reads) this.#queues[index]?.admit(performance.now());
    this.#serve(reader);
  }

  #serve(reader: Reader): void {
    while (reader.canTake) {
      const index = reader.choose(
        (queue) => (this.#queues[queue]?.size ?? 0) > 0 && this.#mayHand(queue, reader),
      );
      if (index === -1 || !this.#hand(index, reader)) return;
    }
  }

  /** Its sender waits no longer for a place. */
  withdrawn(index: number, id: number): void {
    this.#queues[index]?.cancelWaiting((message) => message.id === id, 'refused');
  }

  /** What is in beyond a lowered capacity stays; those that wait enter where it is raised. */
  setCapacity(index: number, capacity: number): void {
    const isMore = capacity > this.#memory.capacity(index);
    const record = () => this.#recorder.record(RecordKind.capacitySet, 0, NONE, 0, index, capacity);
    // No sender's record of what a larger one allows is older than this, and none of what a smaller forbids much younger.
    if (isMore) record();
    this.#memory.setCapacity(index, capacity);
    if (!isMore) record();
    this.#queues[index]?.setCapacity(capacity, performance.now());
    if (this.#queues[index] === undefined) this.#shared.tellWaiting(index);
    else this.#dispatch(index);
  }

  /** Now and then: what has expired goes, and those who wait enter even if only one place is free. */
  tick(): void {
    this.#shared.tick();
    const now = performance.now();
    this.#queues.forEach((queue, index) => {
      if (queue === undefined) return;
      queue.expire(now);
      queue.admit(now, true);
      if (queue.size > 0) this.#dispatch(index);
    });
  }

  /** It reads and sends no more. */
  actorStopped(actor: number): void {
    const reader = this.#readers[actor];
    if (reader === undefined || reader.isClosed) return;
    reader.isClosed = true;
    // Taken from its thread here and not by the thread, which may end before they have come to it.
    this.gave(reader.plan.thread, -this.#takeBack(reader, actor));
    for (const queue of this.#queues) queue?.cancelWaiting((message) => message.from === actor);
    for (const index of reader.plan.reads) {
      this.#closeIfUnread(index);
      this.#dispatch(index);
    }
  }

  /** @returns how many messages went back */
  #takeBack(reader: Reader, actor: number): number {
    const untaken = reader.takeBack(this.#memory.taken(actor));
    for (const envelope of untaken.reverse()) {
      if ((envelope.flags & EnvelopeFlag.ask) !== 0) this.#asks.hold(envelope.slot, envelope.askId, -1);
      this.#queues[envelope.queue]?.putBack(envelope);
    }
    return untaken.length;
  }

  #closeIfUnread(index: number): void {
    const plan = this.#layout.queues[index];
    if (plan === undefined || !plan.readers.every((actor) => this.#readers[actor]?.isClosed)) return;
    if (plan.isShared) this.#shared.close(index);
    else this.#queues[index]?.close();
  }

  /** Its messages that nobody has begun go back to their queues; the work that died with it is written off. */
  threadDied(thread: number): void {
    this.#links[thread] = null;
    this.#shared.threadDied(thread);
    this.#writeOffUnposted(thread);
    const here = new Set<number>(this.#made.on(thread));
    this.#layout.actors.forEach((plan, actor) => {
      const reader = this.#readers[actor];
      if (plan.thread !== thread || reader === undefined || reader.isClosed) return;
      here.add(actor);
      this.gave(thread, -this.#takeBack(reader, actor));
    });
    this.unanswered.endedWith(here);
    const lost = this.#memory.lostBy(thread, this.#given[thread] ?? 0);
    this.gave(thread, -lost);
    this.#memory.finished(this.#self, lost);
  }

  /** Who waits for whom now. */
  waits(): WaitSnapshot {
    return this.#waits.take();
  }

  /** The thread will not be started again. */
  closeInbox(thread: number): void {
    this.#shared.closeInbox(thread);
  }

  /** What its actors had sent and the thread had not let go: named, and its places are free again. */
  #writeOffUnposted(thread: number): void {
    const why = 'the thread of its sender ended before it had left';
    for (const { id, from, queue: index, hasPlace } of unpostedOf(this.#memory, thread)) {
      if (id <= (this.#lastId[thread] ?? 0)) continue;
      const queue = index < 0 ? NONE : index;
      if (hasPlace) {
        const depth = this.#memory.leave(index);
        this.#recorder.record(RecordKind.dropped, DropReason.closed, from, id, index, depth);
        this.#queues[index]?.admit(performance.now());
      }
      this.#recorder.record(RecordKind.deadLettered, 0, from, id, queue, 0, 0, why);
    }
    clearUnposted(this.#memory, thread);
  }

  flush(): void {
    for (const link of this.#links) link?.flush();
  }
}
