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
  return planOf(flow, place(flow), new Map([['a', './parts/a.ts']]), '/own').actors.a?.settings;
}

test('settings: defaults are filled in, lines are a list, unknown ones are handed over', () => {
  expect(settingsOf('text-files', { names: 'a\nb', more: 1 })).toEqual({
    folder: '.',
    names: ['a', 'b'],
    send: 'content',
    more: 1,
  });
});

test('settings: Cueboard’s own folder stands for its name at the start of a path, and nowhere else', () => {
  const own = '$' + '{cueboard}';
  expect(settingsOf('text-files', { folder: `${own}/node_modules` })?.folder).toBe('/own/node_modules');
  expect(settingsOf('text-files', { folder: own })?.folder).toBe('/own');
  expect(settingsOf('text-files', { folder: `x/${own}` })?.folder).toBe(`x/${own}`);
  expect(settingsOf('text-files', { folder: `${own}x` })?.folder).toBe(`${own}x`);
  expect(settingsOf('console', { template: `${own}/x` })?.template).toBe(`${own}/x`);
});
