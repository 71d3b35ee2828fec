import type { Part } from '../part.ts';

export const source: Part = {
  kind: 'source',
  name: 'Source',
  group: 'Sources',
  summary: 'your own code that begins things',
  icon: 'play',
  settings: [],
  ports: ['out'],
  reads: false,
  ownCode: true,
};
