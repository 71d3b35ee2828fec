import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from '../../flow/document.ts';
import type { Json } from '../../runtime/protocol/plan.ts';
import { place } from '../1-place.ts';
import { planOf } from '../2-plan.ts';
import { mainFile } from './main-file.ts';
import { ownPaths } from './own-folder.ts';

const own = '$' + '{cueboard}';

function mainOf(part: string, settings: Record<string, Json>): string {
  const flow: Flow = {
    ...emptyFlow('settings'),
    threads: { t: { name: 't', colour: 'blue' } },
    actors: {
      a: {
        ...{ name: 'a', thread: 't', ports: [], takes: 'in-turn', copies: 1 },
        work: { kind: 'part', part, settings },
        onFailure: { kind: 'skip' },
      },
    },
  };
  const plan = planOf(flow, place(flow), new Map([['a', './parts/a.ts']]));
  return mainFile(plan, '', ownPaths(flow));
}

test('Cueboard’s own folder is found when the program starts: no file of a project names it', () => {
  const main = mainOf('text-files', { folder: `${own}/node_modules` });
  expect(main).toContain('const cueboard = process.env.CUEBOARD_FOLDER ?? import.meta.dirname;');
  expect(main).toContain("folder: cueboard + '/node_modules'");
  expect(mainOf('text-files', { folder: own })).toContain('folder: cueboard,');
  expect(mainOf('text-files', { folder: `${own}/it's` })).toContain(`folder: cueboard + "/it's"`);
});

test('it stands for that at the start of a path, and nowhere else', () => {
  for (const [part, settings] of [
    ['text-files', { folder: `x/${own}` }],
    ['text-files', { folder: `${own}x` }],
    ['console', { template: `${own}/x` }],
  ] as const) {
    const main = mainOf(part, settings);
    expect(main).not.toContain('CUEBOARD_FOLDER');
    expect(main).toContain(Object.values(settings)[0]);
  }
});
