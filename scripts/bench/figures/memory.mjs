/** What a run holds: 1,000 actors on 2 threads, and 100,000 small messages that wait in one queue. */
import { median, rounded, verdict } from '../results.ts';
import { runProgram } from '../run-program.ts';
import { cueboardProgram } from '../systems.mjs';

const CASES = [
  {
    plan: 'memory of actors',
    what: 'the whole process with 1,000 actors on 2 threads, each with a queue',
    goalMB: 200,
    // Ten rounds of a ring of 1,000.
    sum: 10_000,
  },
  {
    plan: 'memory of messages',
    what: 'what the process grows by while 100,000 messages wait',
    goalMB: 50,
    sum: 100_000 + (100_000 * 99_999) / 2,
  },
];

export async function measureMemory({ rounds }) {
  const rows = [];
  for (const { plan, what, goalMB, sum } of CASES) {
    const sizes = [];
    for (let round = 0; round < rounds; round++) {
      const result = await runProgram(cueboardProgram(plan, 0));
      if (result.sum !== sum) throw new Error(`${plan}: the checksum is ${result.sum} and not ${sum}`);
      sizes.push(result.bytes / 1e6);
    }
    const value = rounded(median(sizes));
    rows.push({
      workload: plan,
      what,
      system: 'cueboard',
      title: 'cueboard',
      unit: 'MB',
      value,
      ratio: null,
      rounds,
      goal: goalMB,
      verdict: verdict(value, { atMost: goalMB }),
    });
  }
  return rows;
}
