// Two queues
//
// A reader wants to know who wrote a book. The catalogue lives on the librarian's thread, so nobody
// else can look into it: the reader puts a request on the librarian's queue, goes on, and finds the
// answer on its own queue later. A number says which answer belongs to which request.
//
// This is what ctx.ask does in one line; here it is written out.

import { main, type Plan } from 'cueboard';

export const plan: Plan = {
  name: 'Two queues',
  threads: {
    reader: { colour: 'teal' },
    librarian: { colour: 'orange' },
  },
  queues: {
    requests: { capacity: 16 },
    answers: { capacity: 16, whenFull: 'fail' },
  },
  actors: {
    Reader: {
      thread: 'reader',
      code: './actors/reader.ts',
      reads: ['answers'],
      sends: { requests: 'requests' },
    },
    Librarian: {
      thread: 'librarian',
      code: './actors/librarian.ts',
      reads: ['requests'],
      sends: { answers: 'answers' },
    },
  },
};

if (import.meta.main) await main(plan, import.meta.url);
