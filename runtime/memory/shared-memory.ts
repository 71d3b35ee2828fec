/**
 * The few numbers that all threads of a run share. Each is written by one thread, or with Atomics.
 * They tell exactly, at any moment and even when a thread is stuck or dead: how much work is open, how full each queue
 * is, and what each actor was doing.
 */
const LINE = 16; // Int32s on a cache line of their own, so that threads do not disturb each other

const FIELD = {
  thread: { created: 0, finished: 1, returned: 2, unposted: 3 },
  queue: { depth: 0, waiting: 1, closed: 2 },
  actor: { taken: 0 },
};

/** The most messages that may wait on a thread to leave it together. */
export const MAX_UNPOSTED = 256;
const UNPOSTED_FLOATS = MAX_UNPOSTED * 2;

/** A message that was sent and had not left its thread. */
export interface Unposted {
  id: number;
  from: number;
  /** Index, or -1 for none. */
  queue: number;
  hasPlace: boolean;
}

export class SharedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly #ints: Int32Array;
  /** Message counter of each thread, then the message that each actor is handling. */
  readonly #floats: Float64Array;
  /** For each thread the messages that have not left it: id, then sender, queue and place as one number. */
  readonly #unposted: Float64Array;
  readonly #threads: number;
  readonly #queues: number;

  /** @param threads with the host's as the last one */
  constructor(threads: number, queues: number, actors: number, buffer?: SharedArrayBuffer) {
    const lines = threads + queues + actors;
    const intBytes = lines * LINE * 4;
    const floatBytes = (threads + actors) * 64;
    this.buffer = buffer ?? new SharedArrayBuffer(intBytes + floatBytes + threads * UNPOSTED_FLOATS * 8);
    this.#ints = new Int32Array(this.buffer, 0, lines * LINE);
    this.#floats = new Float64Array(this.buffer, intBytes, floatBytes / 8);
    this.#unposted = new Float64Array(this.buffer, intBytes + floatBytes);
    this.#threads = threads;
    this.#queues = queues;
  }

  #add(line: number, field: number, n: number): number {
    return Atomics.add(this.#ints, line * LINE + field, n) + n;
  }
  #get(line: number, field: number): number {
    return Atomics.load(this.#ints, line * LINE + field);
  }

  /** A unit of work is open: a message on its way, a timer, a program, an actor that has to start. */
  created(thread: number, n = 1): void {
    this.#add(thread, FIELD.thread.created, n);
  }
  finished(thread: number, n = 1): void {
    this.#add(thread, FIELD.thread.finished, n);
  }
  /** The thread gives units back that the host had handed to it. */
  returned(thread: number, n: number): void {
    this.#add(thread, FIELD.thread.returned, n);
  }

  /**
   * True when no work is open. Only work makes work, and what has ended is read before what has begun: equal sums mean
   * that there was an instant between the two without any.
   */
  isQuiet(): boolean {
    let open = 0;
    for (let t = 0; t < this.#threads; t++) open = (open - this.#get(t, FIELD.thread.finished)) | 0;
    for (let t = 0; t < this.#threads; t++) open = (open + this.#get(t, FIELD.thread.created)) | 0;
    return open === 0;
  }

  /** Units that died with a thread, given how many more the host had handed to it than it had received from it. */
  lostBy(thread: number, given: number): number {
    const { created, finished, returned } = FIELD.thread;
    return (
      (given + this.#get(thread, created) - this.#get(thread, finished) - this.#get(thread, returned)) | 0
    );
  }

  /** A message is sent, and will leave the thread with those before it. Noted before it takes a place. */
  noteUnposted(thread: number, id: number, from: number, queue: number): void {
    const n = this.#get(thread, FIELD.thread.unposted);
    const at = thread * UNPOSTED_FLOATS + n * 2;
    this.#unposted[at] = id;
    this.#unposted[at + 1] = from * 2 ** 20 + (queue + 1) * 2;
    Atomics.store(this.#ints, thread * LINE + FIELD.thread.unposted, n + 1);
  }
  /** The one noted last has taken a place in its queue. */
  noteHasPlace(thread: number): void {
    const n = this.#get(thread, FIELD.thread.unposted);
    const at = thread * UNPOSTED_FLOATS + n * 2 - 1;
    this.#unposted[at] = (this.#unposted[at] ?? 0) + 1;
  }
  /** All that was noted has left. */
  clearUnposted(thread: number): void {
    Atomics.store(this.#ints, thread * LINE + FIELD.thread.unposted, 0);
  }
  /** What a thread that is gone had not let go. */
  unposted(thread: number): Unposted[] {
    return Array.from({ length: this.#get(thread, FIELD.thread.unposted) }, (_, n) => {
      const at = thread * UNPOSTED_FLOATS + n * 2;
      const word = this.#unposted[at + 1] ?? 0;
      const rest = word % 2 ** 20;
      return {
        id: this.#unposted[at] ?? 0,
        from: Math.floor(word / 2 ** 20),
        queue: (rest >> 1) - 1,
        hasPlace: rest % 2 === 1,
      };
    });
  }

  /** Takes a place in a queue. @returns the depth after, or 0 when it is full. */
  enter(queue: number, capacity: number): number {
    const at = (this.#threads + queue) * LINE + FIELD.queue.depth;
    for (;;) {
      const depth = Atomics.load(this.#ints, at);
      if (depth >= capacity) return 0;
      if (Atomics.compareExchange(this.#ints, at, depth, depth + 1) === depth) return depth + 1;
    }
  }
  /** @returns the depth after */
  leave(queue: number, n = 1): number {
    return this.#add(this.#threads + queue, FIELD.queue.depth, -n);
  }
  depth(queue: number): number {
    return this.#get(this.#threads + queue, FIELD.queue.depth);
  }
  /** While senders wait or the queue is closed, nobody may enter past them. */
  isGateOpen(queue: number): boolean {
    const line = this.#threads + queue;
    return this.#get(line, FIELD.queue.waiting) === 0 && this.#get(line, FIELD.queue.closed) === 0;
  }
  setWaiting(queue: number, n: number): void {
    Atomics.store(this.#ints, (this.#threads + queue) * LINE + FIELD.queue.waiting, n);
  }
  closeGate(queue: number): void {
    Atomics.store(this.#ints, (this.#threads + queue) * LINE + FIELD.queue.closed, 1);
  }

  /** Messages from queues that the actor has begun, ever. */
  taken(actor: number): number {
    return this.#get(this.#threads + this.#queues + actor, FIELD.actor.taken);
  }
  countTaken(actor: number): void {
    this.#add(this.#threads + this.#queues + actor, FIELD.actor.taken, 1);
  }

  /** The next message id of a thread; it goes on counting when the thread is started again. */
  nextId(thread: number): number {
    const n = (this.#floats[thread * 8] ?? 0) + 1;
    this.#floats[thread * 8] = n;
    return 2 ** 40 * (thread + 1) + n;
  }

  handling(actor: number): number {
    return this.#floats[(this.#threads + actor) * 8] ?? 0;
  }
  setHandling(actor: number, message: number): void {
    this.#floats[(this.#threads + actor) * 8] = message;
  }
}
