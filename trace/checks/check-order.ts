import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import type { Life, Lives } from './lives.ts';

/** Sent by the actor itself, when its time comes. */
const OWN = SentFlag.start | SentFlag.stop | SentFlag.timer;

/**
 * What one actor sent to one queue, each actor that reads it takes in that order; callbacks too, and what goes straight
 * to an actor that was made while running.
 * @param unordered names of queues that are not first in, first out
 */
export function checkOrder(lives: Lives, unordered: ReadonlySet<string>): string[] {
  const queues = lives.traceHeader?.queues ?? [];
  const exempt = new Set(queues.flatMap(({ name }, index) => (unordered.has(name) ? [index] : [])));
  for (const [queue, takers] of takersOf(lives)) {
    // What a reader gives back when it ends may come to another that has taken later ones.
    if (takers.size > 1 && [...takers].some((actor) => lives.shaken.has(actor))) exempt.add(queue);
  }
  const findings: string[] = [];
  for (const takes of lives.takes.values()) {
    const last = new Map<string, Life>();
    for (const life of takes) {
      if (life.queue < 0 ? (life.flags & OWN) !== 0 : exempt.has(life.queue)) continue;
      const key = `${life.from} ${life.queue} ${life.flags & SentFlag.callback}`;
      const before = last.get(key);
      if (before !== undefined && before.place > life.place)
        findings.push(`message ${life.id} is taken after ${before.id}, which the same actor sent later`);
      last.set(key, life);
    }
  }
  return findings;
}

export function takersOf(lives: Lives): Map<number, Set<number>> {
  const takers = new Map<number, Set<number>>();
  for (const [actor, takes] of lives.takes) {
    for (const { queue } of takes) {
      const known = takers.get(queue);
      if (known === undefined) takers.set(queue, new Set([actor]));
      else known.add(actor);
    }
  }
  return takers;
}
