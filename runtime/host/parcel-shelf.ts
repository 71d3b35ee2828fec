/**
 * Contents that are too large for their queues: they go by way of the host to all threads that may read them, and are
 * kept for a thread that is started again until one has been opened.
 */
import { type Layout, layOutReaders } from '../layout.ts';
import type { Content } from '../message/copy.ts';
import type { ThreadLink } from '../transport/transport.ts';

export class ParcelShelf {
  readonly #layout: Layout;
  /** By thread. */
  readonly #links: readonly (ThreadLink | null)[];
  readonly #parcels = new Map<number, { queue: number; content: Content }>();

  constructor(layout: Layout, links: readonly (ThreadLink | null)[]) {
    this.#layout = layout;
    this.#links = links;
  }

  /** @param queue index, thread inboxes behind the queues */
  add(id: number, queue: number, content: Content): void {
    this.#parcels.set(id, { queue, content });
    for (const thread of this.#readersOf(queue)) this.#links[thread]?.tell({ kind: 'parcel', id, content });
  }

  opened(id: number, by: number): void {
    this.#parcels.delete(id);
    this.#links.forEach((link, thread) => {
      if (thread !== by) link?.tell({ kind: 'parcel-gone', id });
    });
  }

  /** A thread is there, perhaps again. */
  connected(thread: number): void {
    for (const [id, { queue, content }] of this.#parcels)
      if (this.#readersOf(queue).has(thread)) this.#links[thread]?.tell({ kind: 'parcel', id, content });
  }

  #readersOf(queue: number): Set<number> {
    return new Set(layOutReaders(this.#layout, queue).readers.map(({ thread }) => thread));
  }
}
