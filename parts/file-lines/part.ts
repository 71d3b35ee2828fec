import type { Part } from '../part.ts';

export const fileLines: Part = {
  kind: 'file-lines',
  name: 'File lines',
  group: 'Sources',
  summary: 'reads a file line by line',
  icon: 'file-text',
  settings: [
    {
      key: 'path',
      label: 'File',
      kind: 'path',
      default: '',
      required: true,
      hint: 'A relative path starts where the program is started.',
    },
    {
      key: 'follow',
      label: 'Follow',
      kind: 'boolean',
      default: false,
      hint: 'Waits for lines that are added, until the run is stopped.',
    },
  ],
  ports: ['out'],
  reads: false,
  onFailure: { kind: 'stop-run' },
};
