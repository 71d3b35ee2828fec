import type { Part } from '../part.ts';

export const textFiles: Part = {
  kind: 'text-files',
  name: 'Text files',
  group: 'Sources',
  summary: 'one message per file in a folder',
  icon: 'files',
  settings: [
    {
      key: 'folder',
      label: 'Folder',
      kind: 'path',
      default: '.',
      required: true,
      hint: 'With all folders below it. A relative path starts where the program is started.',
    },
    {
      key: 'names',
      label: 'File names',
      kind: 'lines',
      default: ['*.txt', '*.md'],
      required: true,
      hint: 'One pattern a line; * stands for anything, ? for one character, capitals do not matter.',
    },
    {
      key: 'send',
      label: 'Send',
      kind: 'choice',
      default: 'content',
      choices: [
        { value: 'content', label: 'Path and content' },
        { value: 'path', label: 'Path only' },
      ],
    },
  ],
  ports: ['out'],
  reads: false,
  onFailure: { kind: 'stop-run' },
};
