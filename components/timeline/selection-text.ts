/** What the timeline shows, in words for those who cannot see it. */

import { durationWords } from '@/trace/lanes/ticks.ts';
import { type MessageFacts, shortId } from '@/trace/messages/message-detail.ts';
import type { TimeArea } from './area.ts';
import { messageName, ranNs, waitedNs } from './message-words.ts';

/** The selected message: its lane, its times, its cause and what it led to. */
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

/** `In view: 1.2 s to 3.4 s, 3 idle gaps folded` */
export function viewText({ fromNs, toNs, folds }: { fromNs: number; toNs: number; folds: number }): string {
  const folded = folds === 0 ? '' : `, ${folds} idle ${folds === 1 ? 'gap' : 'gaps'} folded`;
  return `In view: ${durationWords(fromNs)} to ${durationWords(toNs)}${folded}`;
}

/** `Area selected: 1.2 s to 3.4 s, 2 threads, 1 queue` */
export function areaText({ fromNs, toNs, threads, queues }: TimeArea): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const lanes = `${count(threads.length, 'thread')}, ${count(queues.length, 'queue')}`;
  return `Area selected: ${durationWords(fromNs)} to ${durationWords(toNs)}, ${lanes}`;
}
