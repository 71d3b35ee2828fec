import type { Part } from '../part.ts';

export const fileWriter: Part = {
  kind: 'file-writer',
  name: 'File writer',
  group: 'Sinks',
  summary: 'one thread owns one file',
  icon: 'file-pen-line',
  settings: [
    {
      key: 'path',
      label: 'File',
      kind: 'path',
      default: '',
      required: true,
      hint: 'Its folder is made where needed. A relative path starts where the program is started.',
    },
    {
      key: 'template',
      label: 'Line',
      kind: 'text',
      default: '',
      hint: '{field} is filled in from the message. Empty writes text as it is, all else as JSON.',
    },
    {
      key: 'begin',
      label: 'At the start',
      kind: 'choice',
      default: 'append',
      choices: [
        { value: 'append', label: 'Keep what is in the file' },
        { value: 'empty', label: 'Empty the file' },
      ],
    },
  ],
  ports: [],
  reads: true,
  onFailure: { kind: 'stop-run' },
};
