import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from '../flow/document.ts';
import type { Json } from '../runtime/protocol/plan.ts';
import { place } from './1-place.ts';
import { planOf } from './2-plan.ts';

function settingsOf(part: string, settings: Record<string, Json>) {
  const flow: Flow = {
    ...emptyFlow('settings'),
    threads: { t: { name: 't', colour: 'blue' } },
    actors: {
      a: {
        name: 'a',
        thread: 't',
        work: { kind: 'part', part, settings },
        ports: [],
        takes: 'in-turn',
        copies: 1,
        onFailure: { kind: 'skip' },
      },
    },
  };
  return planOf(flow, place(flow), new Map([['a', './parts/a.ts']])).actors.a?.settings;
}

test('settings: defaults are filled in, lines are a list, unknown ones are handed over', () => {
  expect(settingsOf('text-files', { names: 'a\nb', more: 1 })).toEqual({
    folder: '.',
    names: ['a', 'b'],
    send: 'content',
    more: 1,
  });
});
