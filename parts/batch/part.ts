import type { Part } from '../part.ts';

export const batch: Part = {
  kind: 'batch',
  name: 'Batch',
  group: 'Work',
  summary: 'n messages as one, or after t ms',
  icon: 'package',
  settings: [
    { key: 'size', label: 'Size', kind: 'number', default: 10, min: 1, max: 100_000, required: true },
    {
      key: 'afterMs',
      label: 'At the latest after',
      kind: 'number',
      default: 100,
      min: 1,
      max: 86_400_000,
      unit: 'ms',
      required: true,
      hint: 'Counted from the first message of a batch, so that the last ones leave too.',
    },
  ],
  ports: ['out'],
  reads: true,
};
