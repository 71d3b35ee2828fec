import { expect, test, vi } from 'vitest';
import { ApiFailure } from '@/api/client.ts';
import type { RunState, RunSummary } from '@/api/types.ts';
import { watchRun } from './watch-run.ts';

const run = (state: RunState): RunSummary => ({
  id: 'r',
  flowId: 'f',
  revision: 1,
  state,
  reason: null,
  startedAt: '2026-11-22T10:00:00.000Z',
  endedAt: null,
  traceBytes: 0,
  flaws: null,
});

function watched(answers: (RunState | Error)[]) {
  const said: string[] = [];
  let asked = 0;
  const end = watchRun('r', {
    read: async () => {
      const answer = answers[asked++] ?? 'running';
      if (answer instanceof Error) throw answer;
      return run(answer);
    },
    report: (found) => said.push(found.state),
    reportLost: (lost) => said.push(lost ? 'lost' : 'back'),
    reportGone: () => said.push('gone'),
    everyMs: 1,
  });
  return { said, end, asked: () => asked };
}
const rest = () => new Promise((done) => setTimeout(done, 60));

test('it looks until the run has ended, and no longer', async () => {
  const { said, asked } = watched(['starting', 'running', 'completed']);
  await rest();
  expect(said).toEqual(['starting', 'running', 'completed']);
  expect(asked()).toBe(3);
});

test('a server that is away is said once, and waited for', async () => {
  const away = new ApiFailure(0, {});
  const { said } = watched(['running', away, away, new ApiFailure(502, {}), 'crashed']);
  await rest();
  expect(said).toEqual(['running', 'lost', 'back', 'crashed']);
});

test('a deleted run ends the watch', async () => {
  const { said, asked } = watched(['running', new ApiFailure(404, {})]);
  await rest();
  expect(said).toEqual(['running', 'gone']);
  expect(asked()).toBe(2);
});

test('whoever ends the watch hears nothing more', async () => {
  const { said, end } = watched([]);
  end();
  await rest();
  expect(said).toEqual([]);
});

test('a run that goes on for long is looked at more seldom, and at once where there is news', async () => {
  vi.useFakeTimers();
  try {
    let read = 0;
    let news = () => {};
    const stop = watchRun('r', {
      ...{ report: () => {}, reportLost: () => {}, reportGone: () => {} },
      read: async () => {
        read += 1;
        return { state: 'running' } as RunSummary;
      },
      everyMs: 1000,
      onNews: (look) => {
        news = look;
        return () => {};
      },
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read).toBe(10);
    // After 5, 10, 20, 40 and then every 60 seconds.
    await vi.advanceTimersByTimeAsync(75_000);
    expect(read).toBe(14);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(read).toBe(24);
    news();
    await vi.advanceTimersByTimeAsync(3000);
    expect(read).toBe(28);
    stop();
  } finally {
    vi.useRealTimers();
  }
});
