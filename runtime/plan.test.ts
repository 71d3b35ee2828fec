import { expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { wavesOf } from './host/waves.ts';
import { layOut } from './layout.ts';
import { parseDuration, parseOptions } from './options.ts';
import type { Plan } from './protocol/plan.ts';
import { findPlace } from './thread/blame.ts';

const plan = (actors: Plan['actors']): Plan => {
  const queues = Object.values(actors).flatMap((a) => [
    ...(a.reads ?? []),
    ...Object.values(a.sends ?? {}).flat(),
  ]);
  return {
    name: 'p',
    threads: { t: {}, u: {} },
    queues: Object.fromEntries(queues.map((q) => [q, {}])),
    actors,
  };
};
const a = (reads: string[], out: string[]) => ({ thread: 't', code: './x.ts', reads, sends: { out } });

test('a plan that cannot run is refused with everything that is wrong', () => {
  const bad: Plan = {
    name: 'bad',
    threads: {},
    queues: { q: { capacity: 0 } },
    actors: { x: { thread: 'none', code: './x.ts', reads: ['nothing'] } },
  };
  expect(() => checkPlan(bad)).toThrow(/capacity.*no thread "none".*no queue "nothing"/s);
});

test('a template that reads a queue or is in a group is refused', () => {
  const template = { ...a(['own'], []), template: true as const, group: 'g' };
  expect(() => checkPlan(plan({ template }))).toThrow(/"template": a template reads no queue.*in no group/s);
  const { reads: _, group: __, ...good } = template;
  expect(() => checkPlan(plan({ template: good }))).not.toThrow();
});

test('options are read, and wrong ones named', () => {
  expect(parseOptions(['--trace', 'f', '--preview', '64', '--for', '1.5s', '--json', '--quiet'])).toEqual({
    trace: 'f',
    previewBytes: 64,
    forMs: 1500,
    json: true,
    quiet: true,
  });
  expect(() => parseOptions(['--fast'])).toThrow('unknown option --fast');
  expect(() => parseOptions(['--trace'])).toThrow('--trace needs a value');
  expect(() => parseDuration('10 minutes')).toThrow();
});

test('copies become instances, and only plain queues lie in shared memory', () => {
  const written = plan({
    one: { thread: ['t', 'u'], code: './x.ts', reads: ['shared'] },
    two: a(['own'], []),
    three: { ...a(['first', 'urgent'], []), takes: 'by-priority' },
  });
  written.queues.urgent = { order: { priority: 'rank' } };
  const { actors, queues } = layOut(written);
  expect(actors.map(({ name, copy }) => [name, copy])).toEqual([
    ['one 1', 1],
    ['one 2', 2],
    ['two', 0],
    ['three', 0],
  ]);
  const shared = queues.filter(({ isShared }) => isShared).map(({ name }) => name);
  // Who takes by priority has all its queues in one place.
  expect(shared.sort()).toEqual(['own', 'shared']);
});

test('goodbyes go from sources to sinks; a circle goes together, before what it feeds', () => {
  const layout = layOut(
    plan({
      sink: a(['end'], []),
      ping: a(['to ping', 'in'], ['to pong']),
      pong: a(['to pong'], ['to ping', 'end']),
      source: a([], ['in']),
      alone: a([], []),
    }),
  );
  const waves = wavesOf(layout).map((wave) => wave.map((i) => layout.actors[i]?.name).sort());
  expect(waves).toEqual([['alone', 'source'], ['ping', 'pong'], ['sink']]);
});

test('the place of a failure is the first of the user’s own', () => {
  const stack = `Error: x
    at send (file:///project/node_modules/cueboard/thread/sender.js:1:2)
    at Object.receive (file:///project/actors/a%20b.ts:12:34)
    at main (file:///project/main.ts:1:1)`;
  expect(findPlace(stack, '/project')).toEqual({ file: 'actors/a b.ts', line: 12, column: 34 });
  expect(findPlace('    at f (file:///project/a%20(b)/c.ts:6:30)', '/project')).toEqual({
    file: 'a (b)/c.ts',
    line: 6,
    column: 30,
  });
  expect(findPlace('Error: x\n    at node:internal/x:1:1', '/project')).toEqual({});
  expect(findPlace('file:///project/bad.ts:3\n  x x\n\nSyntaxError', '/project')).toEqual({
    file: 'bad.ts',
    line: 3,
  });
});
