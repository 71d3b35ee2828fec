/** The runtime's own traces, read: what it writes and what is read here must be one format. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkTrace } from './check-trace.ts';
import { factsOf } from './messages/message-detail.ts';
import { figures } from './moments/figures.ts';
import { readTrace } from './reading/read-trace.ts';
import type { TraceStore } from './reading/trace-store.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const runOf = async (fixture: string): Promise<TraceStore> => readTrace([await traceOf(fixture)]);

async function traceOf(fixture: string, ...options: string[]): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cueboard-trace-'));
  try {
    const file = path.join(folder, 'trace');
    const child = spawn(process.execPath, ['main.ts', '--trace', file, '--quiet', ...options], {
      cwd: path.join(import.meta.dirname, '../runtime/fixtures', fixture),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, FIXTURE_FOLDER: folder },
    });
    await once(child, 'exit');
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const all = (store: TraceStore) => Array.from({ length: store.messages.n }, (_, row) => factsOf(store, row));

test('asks: every question has its answer, from the one who was asked to the one who asked', async () => {
  const store = await runOf('asks');
  expect(store.ended).not.toBeNull();
  const messages = all(store);
  const answers = messages.filter((m) => m.kind === 'answer');
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) {
    const asked = messages.find((m) => m.id === answer.cause);
    expect(asked?.from).toBe(answer.to);
    expect(asked?.kind).toBe('ask');
  }
});

test.each(['hello', 'pressure', 'failures'])(
  '%s: times are in order and nothing is left open',
  async (fixture) => {
    const store = await runOf(fixture);
    expect(store.ended).not.toBeNull();
    const messages = all(store);
    expect(messages.length).toBeGreaterThan(0);
    for (const m of messages) {
      const times = [m.sentNs, m.queuedNs, m.takenNs, m.handledNs].filter((t) => t !== null);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(m.outcome).not.toBe('handling');
      if (m.takenNs !== null) expect(m.toThread).not.toBeNull();
    }
    for (const lane of store.lanes) for (const bars of lane.rows) expect(bars.open).toBe(false);
    for (const queue of store.queues) expect(queue.depthNow).toBe(0);
    const final = figures(store, store.lastNs, true);
    expect(Object.values(final.queues).every((q) => !q.blocking && q.depth === 0)).toBe(true);
    if (fixture === 'failures') expect(store.failures.length).toBeGreaterThan(0);
  },
);

test.each([
  ...['asks', 'crowd', 'failures', 'handles', 'hello', 'policies', 'pressure'].map((name) => [name]),
  ['stuck', '--for', '1s'],
])(
  '%s: went as the rules say',
  async (fixture, ...options) => {
    const trace = await traceOf(fixture ?? '', ...options);
    expect(checkTrace(trace, { unordered: ['lifo', 'urgent'] })).toEqual([]);
  },
  30_000,
);
