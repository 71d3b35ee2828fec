import { copySamples } from './flows/copy-samples.ts';
import { purgeFlows } from './flows/delete-flow.ts';

/** What a server does before it answers: the samples of a first start, and the tidying of a later one. */
export async function serverStarted(): Promise<void> {
  await purgeFlows();
  await copySamples();
}
