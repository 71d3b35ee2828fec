import { durationWords } from '@/trace/lanes/ticks.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { shortId } from '@/trace/messages/message-detail.ts';

/** How a message is called: by who handles it, or by what it is, and its number. */
export const messageName = (m: MessageFacts) => `${m.to ?? m.queue ?? m.kind} #${shortId(m.id)}`;

/** How long it waited to be taken, once it was in its queue, in nanoseconds; null while it waits. */
export function waitedNs(m: MessageFacts): number | null {
  const since = m.queuedNs ?? m.sentNs;
  return since === null || m.takenNs === null ? null : Math.max(0, m.takenNs - since);
}
export const ranNs = (m: MessageFacts) =>
  m.takenNs === null || m.handledNs === null ? null : m.handledNs - m.takenNs;

/** `encode #339 · waited 41 ms in jobs · ran 97 ms · caused 14 messages` */
export function messageWords(m: MessageFacts): string {
  const words = [messageName(m)];
  const waited = waitedNs(m);
  if (waited !== null)
    words.push(`waited ${durationWords(waited)}${m.queue === null ? '' : ` in ${m.queue}`}`);
  const ran = ranNs(m);
  if (ran !== null && m.kind !== 'answer') words.push(`ran ${durationWords(ran)}`);
  if (m.outcome !== 'ok') words.push(m.error === null ? m.outcome : `${m.outcome}: ${m.error}`);
  const count = m.effectCount;
  if (count > 0) words.push(`caused ${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'}`);
  return words.join(' · ');
}
