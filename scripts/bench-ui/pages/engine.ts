/** What the timeline's worker does, without a screen: reading, memory, hit tests, statistics, filters. For the bench's page. */

import { hitTest } from '../../../trace/lanes/hit-test.ts';
import { layOutLanes } from '../../../trace/lanes/lanes.ts';
import { findMessages } from '../../../trace/messages/find-messages.ts';
import { SentOrder } from '../../../trace/messages/sent-order.ts';
import { TraceReader } from '../../../trace/reading/trace-reader.ts';
import { areaStatistics } from '../../../trace/statistics/area-statistics.ts';
import { StatisticsIndex } from '../../../trace/statistics/statistics-index.ts';

interface Found {
  messages: number;
  readMs: number;
  hitUs: number;
  areaMs: number;
  queueMs: number;
  textMs: number;
}

const scope = globalThis as unknown as { measureEngine: (address: string) => Promise<Found> };

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
function timed(rounds: number, act: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now();
    act();
    times.push(performance.now() - begun);
  }
  return middle(times);
}

scope.measureEngine = async (address) => {
  const response = await fetch(address);
  const reader = new TraceReader();
  reader.expect(Number(response.headers.get('content-length') ?? 0));
  let readMs = 0;
  for (const stream = (response.body as ReadableStream<Uint8Array>).getReader(); ; ) {
    const { done, value } = await stream.read();
    if (done) break;
    const begun = performance.now();
    reader.append(value);
    readMs += performance.now() - begun;
  }
  readMs += timed(1, () => reader.store.settle());
  const { store } = reader;

  const lanes = store.lanes.map(({ rows, named }, index) => ({
    ...{ name: store.head.threads[index]?.name ?? '', rows: rows.length, named: named.length },
  }));
  const layout = layOutLanes(lanes, store.head.queues);
  const scale = { startNs: 0, endNs: store.lastNs, widthPx: 1450 };
  const hits = 200_000;
  const hitMs = timed(3, () => {
    for (let i = 0; i < hits; i++)
      hitTest(store, layout, scale, [], (i * 7919) % 1450, (i * 104_729) % layout.heightPx);
  });

  const index = new StatisticsIndex(store);
  while (!index.advance(1000));
  const parts = Array.from({ length: 20 }, (_, i) => [i / 40, 0.5 + i / 40] as const);
  const areaMs = middle(
    parts.map(([from, to]) =>
      timed(1, () => areaStatistics(store, index, from * store.lastNs, to * store.lastNs)),
    ),
  );
  const order = new SentOrder(store);
  findMessages(store, {}, order);
  const queueMs = timed(7, () => findMessages(store, { queues: ['results'] }, order));
  const textMs = timed(5, () => findMessages(store, { text: 'shop/77' }, order));
  return { messages: store.messages.n, readMs, hitUs: (hitMs * 1000) / hits, areaMs, queueMs, textMs };
};
