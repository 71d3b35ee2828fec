import type { Part } from '../part.ts';

export const program: Part = {
  kind: 'program',
  name: 'Program',
  group: 'Work',
  summary: 'runs a real program, line by line',
  icon: 'square-terminal',
  settings: [
    {
      key: 'command',
      label: 'Command',
      kind: 'text',
      default: '',
      required: true,
      hint: 'A program on the PATH, or its path. There is no shell between.',
    },
    {
      key: 'args',
      label: 'Arguments',
      kind: 'lines',
      default: [],
      hint: 'One a line. {field} is filled in from the message, {} is the whole of it.',
    },
    {
      key: 'when',
      label: 'Run it',
      kind: 'choice',
      default: 'message',
      choices: [
        { value: 'message', label: 'For each message' },
        { value: 'start', label: 'Once, at the start' },
      ],
    },
    {
      key: 'sendExit',
      label: 'Send its end',
      kind: 'boolean',
      default: false,
      hint: 'The exit code, through a port `exit`; give the actor one.',
    },
  ],
  ports: ['out'],
  reads: true,
};
