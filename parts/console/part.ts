import type { Part } from '../part.ts';

export const consolePart: Part = {
  kind: 'console',
  name: 'Console',
  group: 'Sinks',
  summary: 'prints each message',
  icon: 'scroll-text',
  settings: [
    {
      key: 'template',
      label: 'Line',
      kind: 'text',
      default: '',
      hint: '{field} is filled in from the message, {} is the whole of it. Empty prints the message.',
    },
  ],
  ports: [],
  reads: true,
};
