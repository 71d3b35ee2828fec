import type { Part } from '../part.ts';

export const numbers: Part = {
  kind: 'numbers',
  name: 'Numbers',
  group: 'Sources',
  summary: 'counts from one number to another',
  icon: 'hash',
  settings: [
    { key: 'from', label: 'From', kind: 'number', default: 1, required: true },
    {
      key: 'to',
      label: 'To',
      kind: 'number',
      default: 100,
      required: true,
      hint: 'The last number is sent too.',
    },
    {
      key: 'everyMs',
      label: 'Every',
      kind: 'number',
      default: 0,
      min: 0,
      max: 86_400_000,
      unit: 'ms',
      hint: '0 sends as fast as the queue takes them.',
    },
  ],
  ports: ['out'],
  reads: false,
};
