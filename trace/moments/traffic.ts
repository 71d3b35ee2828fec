/** What went over each wire since it was last asked: messages into queues by who sent them, and out by who took them. */
import type { TraceStore } from '../reading/trace-store.ts';

/** By the drawn actor's name: copies count together. */
export interface WireTraffic {
  actor: string;
  queue: string;
  /** From the actor into the queue. */
  sent: number;
  /** From the queue to the actor. */
  taken: number;
}

/** So many rows are looked at a time; of more, every second, third … stands for the others. */
const MOST_LOOKED_AT = 20_000;

export class Traffic {
  private readonly store: TraceStore;
  /** Message rows counted so far, and bars of each row of each lane. */
  private sentUpTo = 0;
  private readonly takenUpTo: number[][] = [];

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** Forgets what has gone by: nobody has seen it. */
  skip(): void {
    this.sentUpTo = this.store.messages.n;
    for (const [lane, { rows }] of this.store.lanes.entries()) this.takenUpTo[lane] = rows.map(({ n }) => n);
  }

  /** Only wires that something went over. */
  since(): WireTraffic[] {
    const { messages, head } = this.store;
    const found = new Map<number, { sent: number; taken: number }>();
    const queues = head.queues.length;
    const at = (actor: number, queue: number) => {
      const key = actor * queues + queue;
      const known = found.get(key) ?? { sent: 0, taken: 0 };
      found.set(key, known);
      return known;
    };
    const step = stepFor(messages.n - this.sentUpTo);
    for (let row = this.sentUpTo; row < messages.n; row += step) {
      const queue = messages.queue[row] as number;
      const from = messages.from[row] as number;
      if (queue >= 0 && from >= 0) at(from, queue).sent += step;
    }
    for (const [lane, { rows }] of this.store.lanes.entries())
      for (const [i, { n, message, actor }] of rows.entries()) {
        const first = this.takenUpTo[lane]?.[i] ?? 0;
        const every = stepFor(n - first);
        for (let bar = first; bar < n; bar += every) {
          const queue = messages.queue[message[bar] as number] as number;
          if (queue >= 0) at(actor[bar] as number, queue).taken += every;
        }
      }
    this.skip();
    return this.byName(found);
  }

  private byName(found: Map<number, { sent: number; taken: number }>): WireTraffic[] {
    const { head } = this.store;
    const named = new Map<string, WireTraffic>();
    for (const [key, { sent, taken }] of found) {
      const actor = head.actors[Math.floor(key / head.queues.length)]?.actor ?? '';
      const queue = head.queues[key % head.queues.length]?.name ?? '';
      const name = `${actor}\n${queue}`;
      const known = named.get(name);
      if (known === undefined) named.set(name, { actor, queue, sent, taken });
      else {
        known.sent += sent;
        known.taken += taken;
      }
    }
    return [...named.values()];
  }
}

const stepFor = (rows: number) => Math.max(1, Math.ceil(rows / MOST_LOOKED_AT));
