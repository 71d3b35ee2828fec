import type { DeadlockInfo, TraceHeader } from '../runtime/protocol/trace-file.ts';

/** What a `deadlocked` record says; null where its text is not what it should be. */
export function deadlockInfo(text: string): DeadlockInfo | null {
  try {
    const info = JSON.parse(text) as DeadlockInfo;
    return Array.isArray(info.members) ? info : null;
  } catch {
    return null;
  }
}

/** `Deadlock: A waits for a place in "jobs", B for an answer of A.` */
export function deadlockWords({ actors, queues }: TraceHeader, { members }: DeadlockInfo): string {
  const name = (actor: number | undefined) => actors[actor ?? -1]?.name ?? 'an actor';
  const waits = members.map(({ actor, queue, for: what }, i) => {
    const next = name(members[(i + 1) % members.length]?.actor);
    const through = queues[queue]?.name;
    const verb = i === 0 ? ' waits' : '';
    return what === 'place'
      ? `${name(actor)}${verb} for a place in ${through === undefined ? 'a queue' : `"${through}"`} that ${next} reads`
      : `${name(actor)}${verb} for an answer of ${next}`;
  });
  return `Deadlock: ${waits.join(', ')}. They wait for each other for ever.`;
}
