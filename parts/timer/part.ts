import type { Part } from '../part.ts';

export const timer: Part = {
  kind: 'timer',
  name: 'Timer',
  group: 'Sources',
  summary: 'one message every n ms',
  icon: 'timer',
  settings: [
    {
      key: 'everyMs',
      label: 'Every',
      kind: 'number',
      default: 1000,
      min: 1,
      max: 86_400_000,
      unit: 'ms',
      required: true,
    },
    {
      key: 'count',
      label: 'How many',
      kind: 'number',
      default: 0,
      min: 0,
      max: 1_000_000_000,
      hint: 'Stops after this many ticks; 0 goes on until the run is stopped.',
    },
  ],
  ports: ['out'],
  reads: false,
};
