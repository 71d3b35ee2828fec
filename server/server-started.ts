import { copySamples } from './flows/copy-samples.ts';
import { purgeFlows } from './flows/delete-flow.ts';
import { clearRuns } from './runs/clear-runs.ts';
import { liveRuns, stopLiveRuns } from './runs/live-runs.ts';
import { recoverRuns } from './runs/recover-runs.ts';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What a server does before it answers: the samples of a first start, and the tidying of a later one. */
export async function serverStarted(): Promise<void> {
  try {
    await recoverRuns();
    await purgeFlows();
    await clearRuns();
    await copySamples();
  } catch (error) {
    // Next would go on and fail every request with this.
    console.error(error);
    process.exit(1);
  }
  for (const signal of Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[])
    process.once(signal, () => {
      // A second signal, or a run that cannot be ended, must not keep the server.
      process.once(signal, () => process.exit(EXIT_CODES[signal]));
      const exit = () => process.exit(EXIT_CODES[signal]);
      stopLiveRuns().then(exit, exit);
    });
  process.once('exit', () => {
    for (const run of liveRuns().values()) run.process.kill();
  });
}
