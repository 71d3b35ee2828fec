import { checkPlan } from './check-plan.ts';
import { parseOptions } from './options.ts';
import type { Plan } from './protocol/plan.ts';

/**
 * Runs a plan in this process until nothing is left to do, or until it is stopped, and ends the process.
 * Reads its options from the command line (`RunOptions`).
 * @param moduleUrl `import.meta.url` of the caller: the plan's `code` paths are relative to it.
 */
export async function main(plan: Plan, moduleUrl: string): Promise<never> {
  // The host is loaded here and not above, so that actor modules, which import `actor`, stay light.
  const { Host } = await import('./host/host.ts');
  let host: InstanceType<typeof Host>;
  try {
    checkPlan(plan);
    host = new Host(plan, moduleUrl, parseOptions(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
  return host.run();
}
