// Every policy
//
// All that a queue and an actor can be told.

import { main, type Plan } from 'cueboard';

export const plan: Plan = {
  name: 'Every policy',
  threads: {
    source: { colour: 'blue' },
    work: { colour: 'green' },
    'work 2': { colour: 'green' },
    'work 3': { colour: 'green' },
  },
  queues: {
    normal: { capacity: 8, whenFull: 'drop-oldest', order: 'lifo' },
    urgent: {
      whenFull: 'fail',
      order: { priority: 'job.rank' },
      uniqueBy: 'id',
      timeToLiveMs: 5000,
      deadLetters: false,
    },
    printed: {},
  },
  actors: {
    Ticks: {
      thread: 'source',
      code: './parts/timer.ts',
      settings: { everyMs: 250, count: 4 },
      sends: { out: ['normal', 'urgent'] },
      onFailure: 'stop-run',
    },
    Worker: {
      thread: ['work', 'work 2', 'work 3'],
      code: './actors/worker.ts',
      reads: ['urgent', 'normal'],
      takes: 'by-priority',
      sends: { out: 'printed', rejected: [] },
      onFailure: { restart: 5, seconds: 60 },
    },
    Printer: {
      thread: 'work',
      code: './parts/console.ts',
      settings: { template: 'tick {tick}' },
      reads: ['printed'],
      onFailure: 'skip',
    },
  },
};

if (import.meta.main) await main(plan, import.meta.url);
