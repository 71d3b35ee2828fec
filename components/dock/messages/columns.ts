/** Columns of the table of messages. */
import { ranNs, waitedNs } from '@/components/timeline/message-words.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { type MessageFacts, shortId } from '@/trace/messages/message-detail.ts';
import type { SortKey } from '@/trace/messages/sort-messages.ts';

export type ColumnId = SortKey;

export interface Column {
  id: ColumnId;
  head: string;
  widthPx: number;
  /** Takes what room is left. */
  grows?: true;
  /** Shown unless the user chose otherwise. */
  usual: boolean;
  look: 'figure' | 'text' | 'content' | 'outcome';
  words: (message: MessageFacts) => string;
}

const duration = (ns: number | null) => (ns === null ? '' : durationWords(ns));
const heldNs = ({ sentNs, queuedNs }: MessageFacts) =>
  sentNs === null || queuedNs === null ? null : Math.max(0, queuedNs - sentNs);

export const columns: Column[] = [
  {
    ...{ id: 'at', head: 'Time', widthPx: 84, usual: true, look: 'figure' },
    words: ({ sentNs }) => (sentNs === null ? '' : `${(sentNs / 1e9).toFixed(4)} s`),
  },
  {
    id: 'id',
    head: 'Message',
    widthPx: 76,
    usual: true,
    look: 'figure',
    words: ({ id }) => `#${shortId(id)}`,
  },
  { id: 'from', head: 'From', widthPx: 110, usual: true, look: 'text', words: ({ from }) => from ?? '' },
  {
    ...{ id: 'queue', head: 'Queue', widthPx: 110, usual: true, look: 'text' },
    words: ({ queue, kind }) => queue ?? kind,
  },
  { id: 'to', head: 'To', widthPx: 110, usual: true, look: 'text', words: ({ to }) => to ?? '' },
  {
    ...{ id: 'held', head: 'Held back', widthPx: 80, usual: false, look: 'figure' },
    words: (message) => duration(heldNs(message)),
  },
  {
    ...{ id: 'waited', head: 'Waited', widthPx: 76, usual: true, look: 'figure' },
    words: (message) => duration(waitedNs(message)),
  },
  {
    ...{ id: 'took', head: 'Handled in', widthPx: 84, usual: true, look: 'figure' },
    words: (message) => (message.kind === 'answer' ? '' : duration(ranNs(message))),
  },
  {
    id: 'outcome',
    head: 'Outcome',
    widthPx: 96,
    usual: true,
    look: 'outcome',
    words: ({ outcome }) => outcome,
  },
  {
    ...{ id: 'size', head: 'Size', widthPx: 72, usual: false, look: 'figure' },
    words: ({ bytes }) => `${bytes.toLocaleString('en')} B`,
  },
  {
    ...{ id: 'content', head: 'Content', widthPx: 200, grows: true, usual: true, look: 'content' },
    words: ({ preview, truncated }) => `${preview}${truncated ? '…' : ''}`,
  },
];

/** As CSS lays out a grid. */
export function gridOf(shown: readonly Column[], widths: Partial<Record<ColumnId, number>>): string {
  return shown
    .map(({ id, widthPx, grows }, index) => {
      const width = widths[id] ?? widthPx;
      // Without a column that grows, the last takes the rest.
      const takesRest = (grows && widths[id] === undefined) || index === shown.length - 1;
      return takesRest ? `minmax(${width}px, 1fr)` : `${width}px`;
    })
    .join(' ');
}
