/** A trace over connections that break, against real servers. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { LIVE_HEADER } from '@/api/trace-headers.ts';
import { randomTrace } from '@/trace/fixtures/random-trace.ts';
import { traceBytes } from '@/trace/fixtures/trace-bytes.ts';
import { TraceReader } from '@/trace/reading/trace-reader.ts';
import { TraceFeed } from './trace-feed.ts';
import type { TracePhase } from './trace-messages.ts';
import { watchSleep } from './watch-sleep.ts';

const { header, records, endNs } = randomTrace(4, { messages: 200 });
const whole = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
const withoutEnd = whole.subarray(0, whole.length - 200);

interface Served {
  reader: TraceReader;
  phases: TracePhase[];
  /** First byte of each request. */
  asked: number[];
}

/** What the `n`th request is answered, from byte `from` on. */
type Answer = (
  response: ServerResponse,
  from: number,
  n: number,
  feed: TraceFeed,
  reader: TraceReader,
) => void;

async function served(answer: Answer): Promise<Served> {
  const asked: number[] = [];
  const server = createServer((request, response) => {
    const from = Number(new URL(request.url ?? '', 'http://x').searchParams.get('from'));
    answer(response, from, asked.push(from), feed, reader);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reader = new TraceReader();
  const phases: TracePhase[] = [];
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?follow=1`;
  const feed = new TraceFeed(address, reader, { onBatch: () => {}, onPhase: (phase) => phases.push(phase) });
  await feed.run();
  server.closeAllConnections();
  server.close();
  return { reader, phases, asked };
}

const begin = (response: ServerResponse, live: boolean) =>
  response.writeHead(200, { [LIVE_HEADER]: live ? '1' : '0' });
const names = (phases: TracePhase[]) => phases.map(({ name }) => name);

test('a lost connection is told, and goes on from the byte it has', async () => {
  const breaks = [5003, 9001];
  const { reader, phases, asked } = await served((response, from, n) => {
    begin(response, true);
    const stop = breaks[n - 1];
    if (stop === undefined) response.end(whole.subarray(from));
    else response.write(whole.subarray(from, stop), () => setTimeout(() => response.destroy(), 20));
  });
  expect(asked).toEqual([0, 5003, 9001]);
  expect(reader.store.messages.n).toBe(200);
  expect(names(phases)).toEqual(['reading', 'lost', 'reading', 'lost', 'reading', 'ended']);
  expect(phases.flatMap((phase) => (phase.name === 'reading' ? [phase.again] : []))).toEqual([
    false,
    true,
    true,
  ]);
});

test('a run that goes on is not over because somebody between closes what is quiet', async () => {
  const { phases, asked } = await served((response, from, n) => {
    begin(response, true);
    // Three connections end in good order, without a byte more.
    response.end(n === 1 ? whole.subarray(0, 4000) : n < 4 ? undefined : whole.subarray(from));
  });
  expect(asked).toEqual([0, 4000, 4000, 4000]);
  expect(phases.at(-1)).toEqual({ name: 'ended', crashed: false });
  expect(names(phases)).not.toContain('lost');
});

test('who wakes up makes a new connection at once, and nothing is read twice', async () => {
  const { reader, phases, asked } = await served((response, from, n, feed, reading) => {
    begin(response, true);
    if (n === 2) {
      response.end(whole.subarray(from));
      return;
    }
    // Nothing ever comes through the first one again.
    response.write(whole.subarray(from, 6000));
    const look = setInterval(() => {
      if (reading.bytesTaken !== 6000) return;
      clearInterval(look);
      feed.wake();
    }, 5);
  });
  expect(asked).toEqual([0, 6000]);
  expect(reader.store.messages.n).toBe(200);
  expect(phases.at(-1)?.name).toBe('ended');
});

test('a trace without an end belongs to a crashed run, and one of another kind is said to be so', async () => {
  const crashed = await served((response, from) => {
    begin(response, false);
    response.end(withoutEnd.subarray(from));
  });
  expect(crashed.phases.at(-1)).toEqual({ name: 'ended', crashed: true });
  const other = await served((response) => response.end('nothing of the kind'));
  expect(other.phases.at(-1)).toMatchObject({ name: 'unreadable' });
});

test('a reader that fell too far behind is told to begin again', async () => {
  const { phases } = await served((response, from, n) => {
    if (n === 1) begin(response, true).end(whole.subarray(from, 3000));
    else response.writeHead(410).end();
  });
  expect(phases.at(-1)).toEqual({ name: 'behind' });
});

test('sleep is what makes a clock jump further than a busy page is late', async () => {
  let nowMs = 0;
  let woken = 0;
  const stop = watchSleep(
    () => woken++,
    () => nowMs,
    1,
  );
  const ticks = async (by: number) => {
    nowMs += by;
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await ticks(2000);
  expect(woken).toBe(0);
  await ticks(3_600_000);
  expect(woken).toBe(1);
  stop();
  await ticks(3_600_000);
  expect(woken).toBe(1);
});
