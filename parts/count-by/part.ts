import type { Part } from '../part.ts';

export const countBy: Part = {
  kind: 'count-by',
  name: 'Count by',
  group: 'Owners',
  summary: 'counts messages by a field',
  icon: 'tally-5',
  settings: [
    {
      key: 'field',
      label: 'Field',
      kind: 'text',
      default: 'kind',
      required: true,
      hint: 'A field of the message, or a path with dots: job.host.',
    },
    {
      key: 'everyMs',
      label: 'Send totals after',
      kind: 'number',
      default: 100,
      min: 0,
      max: 86_400_000,
      unit: 'ms',
      hint: 'What has changed is sent together after this time; 0 sends after each message.',
    },
  ],
  ports: ['out'],
  reads: true,
};
