import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { shortId } from '@/trace/messages/message-detail.ts';

/** What a message is called on the timeline too: the count on the thread that made it. */
export const idWords = (id: number): string => `#${shortId(id)}`;

export const outcomeWords: Record<
  MessageFacts['outcome'],
  { text: string; tone: 'neutral' | 'ok' | 'warn' | 'danger' | 'accent' }
> = {
  ok: { text: 'handled', tone: 'ok' },
  error: { text: 'failed', tone: 'danger' },
  cut: { text: 'cut short', tone: 'warn' },
  waiting: { text: 'waiting', tone: 'neutral' },
  handling: { text: 'being handled', tone: 'accent' },
  dropped: { text: 'dropped', tone: 'warn' },
  merged: { text: 'merged', tone: 'neutral' },
  expired: { text: 'expired', tone: 'warn' },
  'dead-lettered': { text: 'dead letter', tone: 'danger' },
};

export const kindWords: Record<MessageFacts['kind'], string> = {
  message: 'Message',
  ask: 'Ask',
  answer: 'Answer',
  timer: 'Timer',
  callback: 'Callback',
  start: 'Start',
  stop: 'Stop',
};

/** Content as a trace keeps it, laid out where it is whole JSON; else as it is. */
export function prettyPreview(preview: string): string {
  if (!/^\s*[[{]/.test(preview)) return preview;
  try {
    return JSON.stringify(JSON.parse(preview), null, 2);
  } catch {
    return preview;
  }
}
