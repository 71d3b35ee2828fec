/** The ends of shared queues on a thread: its actors send to the same ring, and take from it. */
import { type Layout, layOutReaders } from '../layout.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { Bells } from '../transport/bells.ts';
import { Inlet } from '../transport/inlet.ts';
import { Ring } from '../transport/ring.ts';

export class QueueEnds {
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #thread: number;
  readonly #bells: Bells;
  readonly #rings: (Ring | undefined)[] = [];

  constructor(layout: Layout, memory: SharedMemory, thread: number, bells: Bells) {
    this.#layout = layout;
    this.#memory = memory;
    this.#thread = thread;
    this.#bells = bells;
  }

  ring(queue: number): Ring {
    const known = this.#rings[queue];
    if (known !== undefined) return known;
    const { readers, isOnlyWriter } = layOutReaders(this.#layout, queue);
    const ring = new Ring(this.#memory, queue, this.#thread, !isOnlyWriter, readers.length === 1);
    this.#rings[queue] = ring;
    return ring;
  }

  /** Where this actor takes from it; -1: the thread itself, from its inbox. */
  inlet(queue: number, actor: number): Inlet {
    const { readers } = layOutReaders(this.#layout, queue);
    const reader = readers.findIndex((one) => one.actor === actor);
    return new Inlet(this.ring(queue), this.#bells, this.#thread, reader, readers);
  }
}
