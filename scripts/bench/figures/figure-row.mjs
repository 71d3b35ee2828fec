import { median, rounded, verdict } from '../results.ts';

/**
 * A row of the median of so many measurements; where one of them throws there is no figure, and the row says why.
 * @param about workload, what, unit and goal of the row
 * @param measure answers a number in the row's unit
 */
export async function figureRow({ goal, ...about }, rounds, measure) {
  const row = { ...about, system: 'cueboard', title: 'cueboard', value: null, ratio: null, rounds, goal };
  const values = [];
  try {
    for (let round = 0; round < rounds; round++) values.push(await measure());
  } catch (error) {
    return { ...row, refused: error.message };
  }
  const value = rounded(median(values));
  const spread = [rounded(Math.min(...values)), rounded(Math.max(...values))];
  return { ...row, value, spread, verdict: verdict(value, { atMost: goal }) };
}
