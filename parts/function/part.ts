import type { Part } from '../part.ts';

export const functionPart: Part = {
  kind: 'function',
  name: 'Function',
  group: 'Work',
  summary: 'your own code for each message',
  icon: 'square-function',
  settings: [],
  ports: ['out'],
  reads: true,
  ownCode: true,
};
