/** A deadlock in words, the same on screen, on the command line and in a run's own console. */
import type { DeadlockInfo } from './trace-file.ts';

/** What indices are called in the run. */
export interface RunNames {
  actor(index: number): string;
  queue(index: number): string;
}

/** `Deadlock: A waits for a place in jobs, which B reads; B waits for an answer of A.` */
export function deadlockWords(info: DeadlockInfo, names: RunNames): string {
  return `Deadlock: ${info.members.map((_, at) => deadlockWaitWords(info, at, names)).join('; ')}.`;
}

/** What one member waits for: `A waits for a place in jobs, which B reads`. */
export function deadlockWaitWords({ members }: DeadlockInfo, at: number, names: RunNames): string {
  const member = members[at];
  const next = members[(at + 1) % members.length];
  if (member === undefined || next === undefined) return '';
  const isItself = next.actor === member.actor;
  const who = names.actor(member.actor);
  const whom = names.actor(next.actor);
  if (member.for === 'place') {
    const queue = member.queue < 0 ? 'a full queue' : names.queue(member.queue);
    return `${who} waits for a place in ${queue}, which ${isItself ? 'it reads itself' : `${whom} reads`}`;
  }
  if (member.of !== undefined)
    return `${who} waits for an answer of ${names.actor(member.of)}, which waits for a message of ${whom}`;
  return `${who} waits for an answer of ${isItself ? 'itself' : whom}`;
}
