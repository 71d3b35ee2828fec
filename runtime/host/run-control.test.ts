import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunControl } from './run-control.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listening(forMs?: number) {
  const stops: (string | undefined)[] = [];
  const control = new RunControl();
  control.listen({ forMs }, { stop: (reason) => stops.push(reason), setCapacity: () => {} });
  return { control, stops };
}

test('the time of a run counts from when its threads run, however long they take to come up', () => {
  const { control, stops } = listening(500);
  vi.advanceTimersByTime(4000);
  expect(stops).toEqual([]);
  control.begun();
  vi.advanceTimersByTime(499);
  expect(stops).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(stops).toEqual(['its time of 500 ms was over']);
  vi.advanceTimersByTime(60_000);
  expect(stops).toHaveLength(1);
});

test('threads that never come up are stopped all the same; a run without a time never is', () => {
  const { stops } = listening(500);
  const { control, stops: none } = listening();
  control.begun();
  vi.advanceTimersByTime(10_500);
  expect(stops).toHaveLength(1);
  vi.advanceTimersByTime(1e9);
  expect([stops.length, none.length]).toEqual([1, 0]);
});
