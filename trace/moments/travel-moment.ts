/** The moment at which a time traveller stands, as the screen shows it. */

import { shortId } from '../messages/message-detail.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { RunFigures } from './figures.ts';
import type { Happened } from './moments.ts';

export interface TravelMoment {
  timeNs: number;
  /** The first and the latest time that can be travelled to; the latest grows while the run goes on. */
  firstNs: number;
  endNs: number;
  /** Seconds of the run in a second while it plays; null while it stands. */
  rate: number | null;
  figures: RunFigures;
  /** What happened there, where it was reached by a step. */
  happened: { words: string; message: number } | null;
}

export const LEAST_RATE = 0.01;
export const MOST_RATE = 100;

/** `#3.339 came into jobs`, `encoder began with #3.339`. */
export function happenedWords(store: TraceStore, { kind, index, item, isStart }: Happened): string {
  const id = `#${shortId(store.messages.id[item] as number)}`;
  if (kind === 'queue') return `${id} ${isStart ? 'came into' : 'left'} ${store.head.queues[index]?.name}`;
  return `${store.actorName(index)} ${isStart ? 'began with' : 'was done with'} ${id}`;
}
