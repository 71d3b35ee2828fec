import type { Part } from '../part.ts';

export const owner: Part = {
  kind: 'owner',
  name: 'Owner',
  group: 'Owners',
  summary: 'holds state that others ask for',
  icon: 'box',
  settings: [],
  ports: ['out'],
  reads: true,
  ownCode: true,
};
