/** What a run holds: 1,000 actors on 2 threads, and 100,000 small messages that wait in one queue. */
import { runProgram } from '../run-program.ts';
import { cueboardProgram } from '../systems.mjs';
import { figureRow } from './figure-row.mjs';

const CASES = [
  {
    workload: 'memory of actors',
    what: 'the whole process with 1,000 actors on 2 threads, each with a queue',
    goal: 200,
    // Ten rounds of a ring of 1,000.
    expected: 10_000,
  },
  {
    workload: 'memory of messages',
    what: 'what the process grows by while 100,000 messages wait',
    goal: 50,
    expected: 100_000 + (100_000 * 99_999) / 2,
  },
];

export async function measureMemory({ rounds }) {
  const rows = [];
  for (const { expected, ...about } of CASES) {
    const row = await figureRow({ ...about, unit: 'MB' }, rounds, async () => {
      const { sum, bytes } = await runProgram(cueboardProgram(about.workload, 0));
      if (sum !== expected) throw new Error(`the checksum is ${sum} and not ${expected}`);
      return bytes / 1e6;
    });
    rows.push(row);
  }
  return rows;
}
