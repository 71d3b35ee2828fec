import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  HOST_THREAD,
  MAGIC,
  TRACE_VERSION,
} from '../../runtime/protocol/trace-file.ts';
import { runFolder, traceFile } from '../data-folder.ts';
import { database } from '../database.ts';
import { createFlow } from '../flows/create-flow.ts';
import { scratchData } from '../scratch-data.ts';
import { getRun } from './read-runs.ts';
import { recoverRuns } from './recover-runs.ts';

const scratch = scratchData();
afterAll(scratch.remove);

async function leftRun(id: string, pid: number | null, trace: Buffer | null) {
  const { id: flowId, document } = await createFlow({ name: id });
  fs.mkdirSync(runFolder(id), { recursive: true });
  if (trace) fs.writeFileSync(traceFile(id), trace);
  await (await database()).run.create({
    data: { id, flowId, revision: 1, document: JSON.stringify(document), state: 'running', pid },
  });
}

/** A trace with no records: its header, and its end where it has one. */
function traceOf(end: object | null): Buffer {
  const padded = (value: object) => {
    const text = Buffer.from(JSON.stringify(value));
    return Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, ' ')]);
  };
  const header = padded({ flow: 'x' });
  const start = Buffer.alloc(16);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(TRACE_VERSION, 8);
  start.writeUInt32LE(header.length, 12);
  if (!end) return Buffer.concat([start, header]);
  const payload = padded(end);
  const chunk = Buffer.alloc(CHUNK_HEADER_BYTES);
  chunk.writeUInt32LE(payload.length, 0);
  chunk.writeUInt16LE(HOST_THREAD, 4);
  chunk.writeUInt16LE(ChunkKind.end, 6);
  return Buffer.concat([start, header, chunk, payload]);
}

const sleeper = (...args: string[]) =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...args], {
    detached: true,
    stdio: 'ignore',
  });

test('runs of an earlier server are settled by their traces, their processes ended, others left alone', async () => {
  const ours = sleeper('--', traceFile('lives'));
  const another = sleeper('--', 'something-else');
  const ended = once(ours, 'exit');
  await leftRun('lives', ours.pid ?? null, traceOf(null));
  await leftRun('reused', another.pid ?? null, traceOf(null));
  await leftRun('completed', null, traceOf({ timeNs: 5, state: 'completed' }));
  await leftRun('no-trace', 999_999_999, null);

  expect(await recoverRuns()).toBe(4);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(another.exitCode).toBeNull();
  expect(another.signalCode).toBeNull();
  another.kill('SIGKILL');
  for (const id of ['lives', 'reused', 'no-trace']) {
    const run = await getRun(id);
    expect(run.state).toBe('crashed');
    expect(run.reason).toContain('The server ended while it ran');
    expect(run.endedAt).not.toBeNull();
  }
  expect((await getRun('completed')).state).toBe('completed');
  expect((await getRun('lives')).traceBytes).toBe(traceOf(null).length);
  expect(await recoverRuns()).toBe(0);
});
