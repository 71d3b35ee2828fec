/** The selected message for those who cannot see it: its lane, its times, its cause and what it led to. */
import { type MessageFacts, shortId } from '@/trace/message-detail.ts';
import { durationWords } from '@/trace/ticks.ts';
import { messageName, ranNs, waitedNs } from './message-words.ts';

export function selectionText(m: MessageFacts): string {
  const parts = [`Selected: ${messageName(m)}${m.toThread === null ? '' : `, on thread ${m.toThread}`}`];
  if (m.from !== null && m.sentNs !== null) parts.push(`sent by ${m.from} at ${durationWords(m.sentNs)}`);
  const waited = waitedNs(m);
  if (waited !== null)
    parts.push(`waited ${durationWords(waited)}${m.queue === null ? '' : ` in ${m.queue}`}`);
  const ran = ranNs(m);
  if (m.takenNs !== null) parts.push(`taken at ${durationWords(m.takenNs)}`);
  if (ran !== null) parts.push(`ran ${durationWords(ran)}`);
  if (m.outcome !== 'ok') parts.push(m.error === null ? m.outcome : `${m.outcome}: ${m.error}`);
  parts.push(m.cause === null ? 'no cause is known' : `caused by message ${shortId(m.cause)}`);
  const count = m.effectCount;
  parts.push(count === 0 ? 'caused none' : `caused ${count} ${count === 1 ? 'message' : 'messages'}`);
  return `${parts.join('; ')}.`;
}
