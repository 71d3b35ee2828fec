// <img src=x onerror=alert(1)> ../../etc "'`${0}
//
// */ </script> ${process.exit(7)}
//
// process.exit(7)
//
// # not a heading
//
//     echo ``` still code
//
// ![x](http://example.invalid/x.png)

import { main, type Plan } from 'cueboard';

export const plan: Plan = {
  name: '<img src=x onerror=alert(1)> ../../etc "\'`${0}',
  threads: {
    'it\'s `${x}` \\ "q"': { colour: 'blue' },
    '../../../t': { colour: 'red' },
  },
  queues: {
    123: {},
    "'; process.exit(7); '": {},
    toString: {},
    '|a|<i>': {},
  },
  actors: {
    '../../../etc/passwd': {
      thread: 'it\'s `${x}` \\ "q"',
      code: './actors/etc-passwd.ts',
      sends: { out: "'; process.exit(7); '" },
    },
    '..\\..\\Etc:Passwd': {
      thread: '../../../t',
      code: './actors/etc-passwd-2.ts',
      reads: ["'; process.exit(7); '"],
      sends: { out: 'toString' },
    },
    con: {
      thread: '../../../t',
      code: './actors/con-actor.ts',
      reads: ['toString'],
      sends: { out: '|a|<i>' },
    },
    '🙂': {
      thread: '../../../t',
      code: './actors/actor.ts',
      reads: ['|a|<i>'],
      sends: { out: '123' },
    },
    "constructor', x: { | <b>": {
      thread: '../../../t',
      code: './parts/file-writer.ts',
      settings: { path: "a'b\n${c}", template: '\u202e{}', begin: 'append' },
      reads: ['123'],
    },
  },
};

if (import.meta.main) await main(plan, import.meta.url);
