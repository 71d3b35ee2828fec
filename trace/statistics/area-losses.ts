/** What failed and what was lost in a stretch of time, by actor and queue. */
import { MarkKind } from '../reading/marks.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { firstFrom } from './sent-times.ts';

export interface Lost {
  failed: number;
  lost: number;
}

/** By name; `all` has one, null. Types have none. */
export type Losses = Record<'all' | 'actor' | 'queue' | 'type', Map<string | null, Lost>>;

export function lossesIn({ head, marks, messages }: TraceStore, fromNs: number, toNs: number): Losses {
  const losses: Losses = { all: new Map(), actor: new Map(), queue: new Map(), type: new Map() };
  const add = (by: keyof Losses, name: string | null, what: keyof Lost) => {
    const sum = losses[by].get(name) ?? { failed: 0, lost: 0 };
    sum[what]++;
    losses[by].set(name, sum);
  };
  for (const { n, time, kind, actor, queue, message } of marks) {
    const last = firstFrom(time, n, toNs);
    for (let i = firstFrom(time, n, fromNs); i < last; i++) {
      const isFailure = kind[i] === MarkKind.failed;
      const isLoss =
        kind[i] === MarkKind.dropped || kind[i] === MarkKind.merged || kind[i] === MarkKind.expired;
      if (!isFailure && !isLoss) continue;
      const what = isFailure ? 'failed' : 'lost';
      add('all', null, what);
      if (isFailure) add('actor', head.actors[actor[i] as number]?.actor ?? null, what);
      const through = isFailure ? (messages.queue[message[i] as number] ?? -1) : (queue[i] as number);
      add('queue', head.queues[through]?.name ?? null, what);
    }
  }
  return losses;
}
