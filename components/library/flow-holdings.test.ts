import { expect, test } from 'vitest';
import { type Actor, emptyFlow, type Work } from '@/flow/document.ts';
import { flowHoldings } from './flow-holdings.ts';

const actor = (name: string, work: Work): Actor => ({
  name,
  thread: 't',
  work,
  ports: [],
  takes: 'in-turn',
  copies: 1,
  onFailure: { kind: 'skip' },
});
const part = (kind: string, settings: Extract<Work, { kind: 'part' }>['settings']): Work => ({
  kind: 'part',
  part: kind,
  settings,
});

test('names code, programs and files by the actor that holds them', () => {
  const flow = {
    ...emptyFlow('Stranger'),
    actors: {
      a: actor('Convert', part('program', { command: 'ffmpeg', args: ['-i', '{path}'], when: 'message' })),
      b: actor('Reader', part('file-lines', { path: '/etc/passwd' })),
      c: actor('Mine', {
        kind: 'code',
        code: "import fs from 'node:fs';\nawait fetch('https://example.org');",
      }),
      d: actor('Plain', { kind: 'code', code: 'export default 1;' }),
      e: actor('Unknown', part('no-such-part', { path: '/x' })),
    },
  };
  expect(flowHoldings(flow)).toEqual({
    code: [
      { actor: 'Mine', what: '2 lines · opens files · opens connections' },
      { actor: 'Plain', what: '1 line' },
    ],
    programs: [{ actor: 'Convert', what: 'ffmpeg -i {path}' }],
    files: [{ actor: 'Reader', what: '/etc/passwd' }],
  });
});
