/** Reads a run's trace as it grows: goes on from the byte it has after a lost connection, until the run is over. */
import { TraceError } from '@/trace/trace-error.ts';
import type { TraceReader } from '@/trace/trace-reader.ts';
import type { TracePhase } from './trace-messages.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `address` takes `from=N`. `onBatch` is called after each piece, `onPhase` when the connection's state changes. */
export async function feedTrace(
  address: string,
  reader: TraceReader,
  onBatch: () => void,
  onPhase: (phase: TracePhase) => void,
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  let quietCloses = 0;
  for (;;) {
    const before = reader.bytesTaken;
    try {
      const url = new URL(address);
      url.searchParams.set('from', String(before));
      const response = await fetch(url, { cache: 'no-store' });
      if (response.status === 404 || response.status === 403) {
        onPhase({ name: 'unreadable', message: 'This run has no trace. It may have been deleted.' });
        return;
      }
      if (response.status === 410) {
        const message = 'The run went on while it could not be followed, and has removed what comes next.';
        onPhase({ name: 'unreadable', message: `${message} Open the run again to see its last part.` });
        return;
      }
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
      onPhase({ name: 'reading' });
      for (const stream = response.body.getReader(); ; ) {
        const { done, value } = await stream.read();
        if (done) break;
        reader.push(value);
        retryMs = FIRST_RETRY_MS;
        onBatch();
      }
      if (reader.store.ended !== null) {
        onPhase({ name: 'ended', crashed: false });
        return;
      }
      // The server closes the stream when the run's process is gone. Asked twice, in case it was the server that went.
      quietCloses = reader.bytesTaken === before ? quietCloses + 1 : 1;
      if (quietCloses >= 2) {
        onPhase({ name: 'ended', crashed: true });
        return;
      }
      await wait(FIRST_RETRY_MS);
    } catch (error) {
      onBatch();
      if (error instanceof TraceError) {
        onPhase({ name: 'unreadable', message: error.message });
        return;
      }
      onPhase({ name: 'lost', retryMs });
      await wait(retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    }
  }
}
