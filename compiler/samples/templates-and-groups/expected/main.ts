// Templates and groups

import { main, type Plan } from 'cueboard';

export const plan: Plan = {
  name: 'Templates and groups',
  threads: {
    Reader: { colour: 'blue' },
    Helper: { colour: 'green' },
    'Helper 2': { colour: 'green' },
    Writer: { colour: 'amber' },
  },
  queues: {
    lines: {},
    'to Writer': {},
  },
  actors: {
    Reader: {
      thread: 'Reader',
      code: './actors/reader.ts',
      sends: { lines: 'lines' },
      group: 'Lines',
    },
    Helper: {
      thread: ['Helper', 'Helper 2'],
      code: './actors/helper.ts',
      sends: { out: 'to Writer' },
      template: true,
    },
    Writer: {
      thread: 'Writer',
      code: './actors/writer.ts',
      reads: ['lines', 'to Writer'],
      group: 'Lines',
    },
  },
};

if (import.meta.main) await main(plan, import.meta.url);
