import { expect, test, vi } from 'vitest';
import { randomTrace } from '@/trace/fixtures/random-trace.ts';
import { traceBytes } from '@/trace/fixtures/trace-bytes.ts';
import type { TravelMoment } from '@/trace/moments/travel-moment.ts';
import { readTrace } from '@/trace/reading/read-trace.ts';
import { TimeTravel } from './time-travel.ts';

function journey(live: boolean) {
  const made = randomTrace(4, { messages: 60 });
  const end = live ? undefined : ({ timeNs: made.endNs, state: 'completed' } as const);
  const store = readTrace([traceBytes(made.header, made.records, end)]);
  const told: (TravelMoment | null)[] = [];
  const travel = new TimeTravel(
    store,
    {
      now: () => ({ ns: store.lastNs, live }),
      firstNs: () => 0,
      timeAt: (xPx) => xPx * 1000,
      middleNs: () => made.endNs / 2,
      moved: () => {},
      post: (moment) => told.push(moment),
    },
    false,
  );
  return { store, travel, told, latest: () => vi.waitFor(() => expect(told.length).toBeGreaterThan(0)) };
}

test('the cursor stays within the run, and tells what stood where it is', async () => {
  const { store, travel, told, latest } = journey(false);
  travel.order({ do: 'at', xPx: 300 });
  expect(travel.cursorNs).toBe(300_000);
  await latest();
  const moment = told.at(-1);
  expect(moment?.timeNs).toBe(300_000);
  expect(moment?.figures.queues['queue 0']?.depth).toBe(store.queues[0]?.depthAt(300_000));
  expect(travel.queue({ name: 'queue 0', from: 0, to: 9 })?.total).toBe(store.queues[0]?.depthAt(300_000));
  expect(travel.queue({ name: 'nosuch', from: 0, to: 9 })).toBeNull();
  expect(travel.actor('actor 1')?.[0]?.words).toMatch(/^actor 1 /);
  travel.order({ do: 'to', timeNs: 1e12 });
  expect(travel.cursorNs).toBe(store.lastNs);
  travel.order({ do: 'to', timeNs: null });
  expect(travel.cursorNs).toBeNull();
  expect(told.at(-1)).toBeNull();
  expect(travel.actor('actor 1')).toBeNull();
});

test('steps follow what is named, and say what happened', async () => {
  const { store, travel, told, latest } = journey(false);
  const { queued, taken, queue, n } = store.messages;
  const rows = [...Array(n).keys()].filter((row) => queue[row] === 1);
  const times = [...new Set(rows.flatMap((row) => [queued[row] as number, taken[row] as number]))];
  const of = { actors: [], queues: ['queue 1'], threads: [] };
  travel.order({ do: 'to', timeNs: 0 });
  for (const time of times.sort((a, b) => a - b)) {
    travel.order({ do: 'step', by: 1, of });
    expect(travel.cursorNs).toBe(time);
  }
  await latest();
  await vi.waitFor(() => expect(told.at(-1)?.happened?.words).toMatch(/^#\d\.\d+ left queue 1$/));
  travel.order({ do: 'step', by: -1, of });
  expect(travel.cursorNs).toBe(times.at(-2));
});

test('it plays to the end of a run that is over, and from its start again', async () => {
  const { store, travel, told } = journey(false);
  travel.order({ do: 'to', timeNs: store.lastNs - 1000 });
  travel.order({ do: 'play', rate: 1e9 });
  await vi.waitFor(() => expect(travel.cursorNs).toBe(store.lastNs));
  await vi.waitFor(() => expect(told.at(-1)?.rate).toBeNull());
  travel.order({ do: 'play', rate: 0 });
  expect(travel.cursorNs).toBeLessThan(store.lastNs);
  await vi.waitFor(() => expect(told.at(-1)?.rate).toBe(0.01));
  travel.order({ do: 'play', rate: null });
  await vi.waitFor(() => expect(told.at(-1)?.rate).toBeNull());
});

test('while a run goes on, nobody travels to what is not known yet', () => {
  const { store, travel } = journey(true);
  travel.order({ do: 'to', timeNs: 1e15 });
  expect(travel.cursorNs).toBe(store.horizon.at(store.lastNs));
});
