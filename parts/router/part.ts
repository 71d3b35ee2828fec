import type { Part } from '../part.ts';

export const router: Part = {
  kind: 'router',
  name: 'Router',
  group: 'Work',
  summary: 'chooses a port by a field',
  icon: 'split',
  settings: [
    {
      key: 'field',
      label: 'Field',
      kind: 'text',
      default: 'kind',
      required: true,
      hint: 'A field of the message, or a path with dots: job.host.',
    },
    {
      key: 'routes',
      label: 'Routes',
      kind: 'lines',
      default: ['a = a', 'b = b'],
      hint: 'One a line: value = port. Give the actor a port of each name.',
    },
    {
      key: 'otherwise',
      label: 'Otherwise',
      kind: 'text',
      default: 'other',
      required: true,
      hint: 'The port for what no route matches; nothing vanishes.',
    },
  ],
  ports: ['a', 'b', 'other'],
  reads: true,
};
