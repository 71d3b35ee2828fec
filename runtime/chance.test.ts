import { expect, test } from 'vitest';
import { runFixture } from './fixtures/run-fixture.ts';
import { randomOf } from './random.ts';

const SLOW = { timeout: 60_000 };

test('a seed gives each actor its own numbers, and the same again', SLOW, async () => {
  const rolls = async (seed: string): Promise<number[][]> => {
    const run = await runFixture('chance', { args: ['--quiet', '--seed', seed] });
    expect(run.header.seed).toBe(Number(seed));
    return ['dice 1', 'dice 2'].map((dice) => JSON.parse(run.logs(dice)[0] ?? '').rolls);
  };
  const [first, again, other] = [await rolls('42'), await rolls('42'), await rolls('43')];
  expect(again).toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
  expect(other[0]).not.toEqual(first[0]);
});

test('without a seed there is one by chance, and the trace has it', SLOW, async () => {
  const run = await runFixture('chance');
  const again = await runFixture('chance', { args: ['--quiet', '--seed', String(run.header.seed)] });
  const [rolls, repeated] = [run, again].map((one) => JSON.parse(one.logs('dice 1')[0] ?? '').rolls);
  expect(repeated).toEqual(rolls);
});

test('what an actor was told of the time stands in the trace', SLOW, async () => {
  const run = await runFixture('chance');
  const { told } = JSON.parse(run.logs('dice 1')[0] ?? '');
  const [clock] = run.of('clock', 'dice 1');
  expect(told).toBeCloseTo(run.header.startedAtMs + (clock?.timeNs ?? 0) / 1e6, 3);
  expect(Math.abs(told - Date.now())).toBeLessThan(60_000);
});

test('numbers are spread evenly, and no two sequences begin alike', () => {
  const draw = randomOf(1, 'a');
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < 160_000; i++) {
    const number = draw();
    expect(number >= 0 && number < 1).toBe(true);
    const bin = Math.floor(number * 16);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  // Six standard deviations of a bin that 10,000 are expected in.
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(600);
  const firsts = Array.from({ length: 10_000 }, (_, i) => randomOf(7, `worker ${i}`)());
  expect(new Set(firsts).size).toBeGreaterThan(9_990);
});
