/** The queues that the library offers: one record of the document, three ways to begin. */
import type { Queue } from '@/flow/document.ts';

export interface QueueKind {
  kind: 'queue' | 'unique-queue' | 'priority-queue';
  name: string;
  summary: string;
  /** Name of a lucide icon. */
  icon: string;
  settings: Partial<Queue>;
}

export const queueKinds: QueueKind[] = [
  {
    kind: 'queue',
    name: 'Queue',
    summary: 'bounded, first in first out',
    icon: 'rectangle-ellipsis',
    settings: {},
  },
  {
    kind: 'unique-queue',
    name: 'Unique queue',
    summary: 'one waiting message per key',
    icon: 'equal-not',
    settings: { uniqueBy: 'id' },
  },
  {
    kind: 'priority-queue',
    name: 'Priority queue',
    summary: 'most urgent first',
    icon: 'arrow-up-narrow-wide',
    settings: { order: { kind: 'priority', field: 'priority' } },
  },
];
