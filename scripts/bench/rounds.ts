/** Measures systems against each other: in turn, so that what else the machine does falls on all of them. */
import type { Measured, Result } from './results.ts';
import { type Program, runProgram } from './run-program.ts';
import { WORKLOADS } from './workloads.ts';

export interface System {
  id: string;
  title: string;
  /** What to run; it prints a `Result`. */
  program: (workload: string, messages: number) => Program;
}

const FIRST = 500;
const GROWTH = 30;
/** How much longer than wished a measurement may last, so that it is of warm threads. */
const PATIENCE = 10;

/**
 * @param systems those that have a program for the workload
 * @param options.rounds how often each is measured
 * @param options.seconds about how long one measurement lasts
 * @param options.tell told what is going on
 */
export async function measureInTurn(
  workload: string,
  systems: readonly System[],
  { rounds, seconds, tell = () => {} }: { rounds: number; seconds: number; tell?: (step: string) => void },
): Promise<Measured[]> {
  const entries = systems.map((system) => {
    const measured: Measured = { system: system.id, title: system.title, messages: 0, runs: [] };
    return { system, measured };
  });
  const each = async (name: string, step: (system: System, measured: Measured) => Promise<void>) => {
    for (const { system, measured } of entries) {
      if (measured.error !== undefined) continue;
      tell(`${workload}, ${name}: ${system.title}`);
      await step(system, measured).catch((error: Error) => {
        measured.error = error.message;
      });
    }
  };
  await each('finding the number', async (system, measured) => {
    const least = WORKLOADS[workload]?.least ?? 0;
    measured.messages = await calibrate(workload, system, seconds, least);
  });
  for (let round = 0; round < rounds; round++) {
    await each(`round ${round + 1} of ${rounds}`, async (system, measured) => {
      measured.runs.push(await runProgram<Result>(system.program(workload, measured.messages)));
    });
  }
  return entries.map(({ measured }) => measured);
}

/**
 * So many messages that the system needs about `seconds` for them. What it measures on the way does not count.
 * @param least of the workload; fewer where that would take too long
 */
async function calibrate(workload: string, system: System, seconds: number, least: number): Promise<number> {
  let messages = FIRST;
  for (;;) {
    const { perSecond } = await runProgram<Result>(system.program(workload, messages));
    const wanted = Math.min(perSecond * seconds, messages * GROWTH);
    if (wanted < messages * 1.5)
      return hundreds(Math.max(messages, Math.min(least, perSecond * seconds * PATIENCE)));
    messages = hundreds(wanted);
  }
}

function hundreds(n: number): number {
  return Math.ceil(n / 100) * 100;
}
