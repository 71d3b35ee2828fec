/**
 * The memory that all threads of a run share: who works, who sleeps, how full each queue is and what waits in it.
 * It tells exactly, at any moment and even when a thread is stuck or dead, what is open and where it is. Each number is
 * written by one thread, or with Atomics.
 *
 * Numbers that one thread writes often are stored plainly: an atomic store costs fifteen times as much. Whoever reads
 * them from another thread loads them atomically, and comes back if it came too early.
 */
import { type Layout, UNLIMITED } from '../layout.ts';
import { Control, LINE, Regions } from './regions.ts';

/** Of each thread's own line. */
const CREATED = 0;
const FINISHED = 1;
const PUBLISHED = 2;
const BEGUN = 3;
export class SharedMemory extends Regions {
  readonly buffer: SharedArrayBuffer;
  readonly ints: Int32Array;
  readonly floats: Float64Array;
  readonly bytes: Uint8Array;
  /** @param layout of the run: all threads work out the same places from it */
  constructor(layout: Layout, buffer?: SharedArrayBuffer) {
    super(layout);
    this.buffer = buffer ?? new SharedArrayBuffer(this.size);
    this.ints = new Int32Array(this.buffer);
    this.floats = new Float64Array(this.buffer);
    this.bytes = new Uint8Array(this.buffer);
    if (buffer !== undefined) return;
    for (let queue = 0; queue < this.queues + layout.threads.length; queue++)
      this.setCapacity(queue, layout.queues[queue]?.capacity ?? UNLIMITED);
  }

  // Work

  /** A unit of work is open: a message on its way, a timer, a program, an actor that has to start. */
  created(thread: number, n = 1): void {
    const at = thread * LINE + CREATED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  finished(thread: number, n = 1): void {
    const at = thread * LINE + FINISHED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  /** Messages of the thread lie in queues now. */
  published(thread: number, n: number): void {
    const at = thread * LINE + PUBLISHED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  publishedBy(thread: number): number {
    return this.ints[thread * LINE + PUBLISHED] as number;
  }
  /** The thread has taken a message from a queue. */
  begun(thread: number): void {
    const at = thread * LINE + BEGUN;
    this.ints[at] = (this.ints[at] as number) + 1;
  }

  /**
   * True when no work is open. Only work makes work, and what has ended is read before what has begun: equal sums mean
   * that there was an instant between the two without any.
   */
  isQuiet(): boolean {
    let open = 0;
    for (let t = 0; t < this.threads; t++) open = (open - Atomics.load(this.ints, t * LINE + FINISHED)) | 0;
    for (let t = 0; t < this.threads; t++) open = (open + Atomics.load(this.ints, t * LINE + CREATED)) | 0;
    return open === 0;
  }

  /** Units that died with a thread, given how many more the host had handed to it than it had received from it. */
  lostBy(thread: number, given: number): number {
    const own = (field: number): number => Atomics.load(this.ints, thread * LINE + field);
    const held = own(CREATED) + own(BEGUN) - own(FINISHED) - own(PUBLISHED);
    return (given + held) | 0;
  }

  /** The next message id of a thread; it goes on counting when the thread is started again. */
  nextId(thread: number): number {
    const at = this.idAt(thread);
    const n = (this.floats[at] as number) + 1;
    this.floats[at] = n;
    return 2 ** 40 * (thread + 1) + n;
  }

  /** The message that an actor is handling; 0 for none. */
  handling(actor: number): number {
    return this.floats[this.handlingAt(actor)] as number;
  }
  /** @param who is at work: those made while running share a cell */
  setHandling(actor: number, message: number, who = actor): void {
    const at = this.handlingAt(actor);
    this.floats[at] = message;
    if (actor >= this.drawn) this.floats[at + 1] = who;
  }
  /** Of a shared cell. */
  whoIsHandling(cell: number): number {
    return this.floats[this.handlingAt(cell) + 1] as number;
  }
  // Actors: what the host needs to know of them

  /** Messages from hosted queues that the actor has begun, ever. */
  taken(actor: number): number {
    return Atomics.load(this.ints, this.actorAt(actor));
  }
  countTaken(actor: number): void {
    this.#count(actor, 0);
  }
  /** Pieces of work begun and held messages let go: it moves. */
  steps(actor: number): number {
    return Atomics.load(this.ints, this.actorAt(actor) + 1);
  }
  step(actor: number): void {
    this.#count(actor, 1);
  }
  #count(actor: number, field: number): void {
    const at = this.actorAt(actor) + field;
    this.ints[at] = (this.ints[at] as number) + 1;
  }
  /** The queue for a place in which the actor waits, or -1. */
  waitsForPlace(actor: number): number {
    return Atomics.load(this.ints, this.actorAt(actor) + 2) - 1;
  }
  setWaitsForPlace(actor: number, queue: number): void {
    this.ints[this.actorAt(actor) + 2] = queue + 1;
  }

  // Signals

  isAsleep(thread: number): boolean {
    return Atomics.load(this.ints, this.sleep(thread)) !== 0;
  }
  // Queues

  capacity(queue: number): number {
    return Atomics.load(this.ints, this.control(queue) + Control.capacity);
  }
  /** Who waits for a place has to be told where there are more now. */
  setCapacity(queue: number, capacity: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.capacity, Math.min(capacity, UNLIMITED));
  }

  /** Takes a place in a queue. @returns the depth after, or 0 when it is full. */
  enter(queue: number, capacity = this.capacity(queue)): number {
    const control = this.control(queue);
    for (;;) {
      const entered = Atomics.load(this.ints, control + Control.entered);
      const depth = (entered - Atomics.load(this.ints, control + Control.left)) | 0;
      if (depth >= capacity) return 0;
      const at = control + Control.entered;
      if (Atomics.compareExchange(this.ints, at, entered, (entered + 1) | 0) === entered) return depth + 1;
    }
  }
  /** @returns the depth after */
  leave(queue: number, n = 1): number {
    const control = this.control(queue);
    const left = Atomics.add(this.ints, control + Control.left, n) + n;
    return (Atomics.load(this.ints, control + Control.entered) - left) | 0;
  }
  /** Places that were taken for messages that will never come. */
  takeBackPlaces(queue: number, n: number): number {
    const control = this.control(queue);
    const entered = Atomics.sub(this.ints, control + Control.entered, n) - n;
    return (entered - Atomics.load(this.ints, control + Control.left)) | 0;
  }
  depth(queue: number): number {
    const control = this.control(queue);
    return (
      (Atomics.load(this.ints, control + Control.entered) - Atomics.load(this.ints, control + Control.left)) |
      0
    );
  }
  /** While senders wait or the queue is closed, nobody may enter past them. */
  isGateOpen(queue: number): boolean {
    const control = this.control(queue);
    return this.ints[control + Control.waiting] === 0 && this.ints[control + Control.closed] === 0;
  }
  isClosed(queue: number): boolean {
    return Atomics.load(this.ints, this.control(queue) + Control.closed) !== 0;
  }
  waiting(queue: number): number {
    return Atomics.load(this.ints, this.control(queue) + Control.waiting);
  }
  setWaiting(queue: number, n: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.waiting, n);
  }
  closeGate(queue: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.closed, 1);
  }
}
