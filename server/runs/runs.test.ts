import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, emptyFlow, type Flow, type Wire } from '../../flow/document.ts';
import { runFolder, traceFile } from '../data-folder.ts';
import { createFlow, importFlow } from '../flows/create-flow.ts';
import { deleteFlow } from '../flows/delete-flow.ts';
import { saveFlow, trustFlow } from '../flows/save-flow.ts';
import { Refusal } from '../refusal.ts';
import { scratchData } from '../scratch-data.ts';
import { exportTrace } from './export-trace.ts';
import { liveRuns } from './live-runs.ts';
import { readRunEnd } from './read-run-end.ts';
import { deleteRun, getRun, listRuns } from './read-runs.ts';
import { setCapacity } from './set-capacity.ts';
import { startRun } from './start-run.ts';
import { stopRun } from './stop-run.ts';
import { traceResponse } from './trace-response.ts';

const scratch = scratchData();
beforeAll(() => {
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../../scripts/pack-runtime.mjs')]);
}, 60_000);
afterAll(scratch.remove);

const actorOf = (name: string, code: string, ports: string[]): Actor => ({
  name,
  thread: `thread-${name}`,
  work: { kind: 'code', code: `import { actor } from 'cueboard';\nexport default actor({ ${code} });\n` },
  ports,
  takes: 'in-turn',
  copies: 1,
  onFailure: { kind: 'stop-run' },
});

/** A source and a reader with a queue between them, each on its own thread. */
function pair(source: string, reader: string): Flow {
  const wires: Record<string, Wire> = {
    w1: { kind: 'send', actor: 'source', port: 'out', queue: 'q', ask: false },
    w2: { kind: 'read', queue: 'q', actor: 'reader', priority: 0 },
  };
  return {
    ...emptyFlow('Pair'),
    threads: {
      'thread-source': { name: 'source', colour: 'blue' },
      'thread-reader': { name: 'reader', colour: 'green' },
    },
    actors: { source: actorOf('source', source, ['out']), reader: actorOf('reader', reader, []) },
    queues: {
      q: {
        name: 'numbers',
        capacity: 16,
        whenFull: 'wait',
        order: { kind: 'fifo' },
        deadLetters: true,
      },
    },
    wires,
    layout: {
      actors: { source: { x: 0, y: 0 }, reader: { x: 400, y: 0 } },
      queues: { q: { x: 200, y: 0 } },
      threads: {},
    },
  };
}

const SENDS_FIFTY = "async start(ctx) { for (let n = 0; n < 50; n++) await ctx.send('out', n); }";
const SENDS_ALWAYS =
  "async start(ctx) { for (let n = 0; ; n++) { await ctx.send('out', n); await new Promise((r) => setTimeout(r, 1)); } }";
const READS = 'receive() {}';

const started = async (document: Flow) => startRun((await createFlow({ document })).id, {});
const asked = (query: string) => new Request(`http://localhost/x?${query}`);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Refusal);
      return error as Refusal;
    },
  );
const runs = async (id: string) => {
  await expect.poll(async () => (await getRun(id)).state, { timeout: 5000, interval: 10 }).toBe('running');
};

const COUNTS = ['failures', 'restarts', 'deadLetters', 'drops'] as const;
const NO_FLAWS = Object.fromEntries(COUNTS.map((count) => [count, 0]));

test('a run counts what did not go well, also what its trace leaves out', async () => {
  const clean = await started(pair(SENDS_FIFTY, READS));
  expect(clean.flaws).toBeNull();
  await liveRuns().get(clean.id)?.settled;
  expect(await getRun(clean.id)).toMatchObject({ state: 'completed', flaws: NO_FLAWS });

  // Five of fifty throw; each time the actor begins anew.
  const flow = pair(SENDS_FIFTY, "receive(n) { if (n % 10 === 3) throw new Error('Not this one'); }");
  const reader = flow.actors.reader as Actor;
  reader.onFailure = { kind: 'restart', times: 10, seconds: 60 };
  const { id: flowId } = await createFlow({ document: flow });
  const { id } = await startRun(flowId, { content: 'headers' });
  await liveRuns().get(id)?.settled;
  const flaws = { failures: 5, restarts: 5, deadLetters: 5, drops: 0 };
  expect(await getRun(id)).toMatchObject({ state: 'completed', flaws });
  expect((await listRuns(flowId))[0]?.flaws).toEqual(flaws);
  expect(readRunEnd(traceFile(id))?.flaws).toEqual(flaws);
});

test('a run completes; its trace, followed from the start, is the file, and tells the end', async () => {
  const flow = await createFlow({ document: pair(SENDS_FIFTY, READS) });
  const { id, state } = await startRun(flow.id, { previewBytes: 64 });
  expect(state).toBe('starting');
  const followed = await (await traceResponse(id, asked('from=0&follow=1'))).bytes();
  const run = await getRun(id);
  expect(run).toMatchObject({ state: 'completed', reason: null, revision: 1, traceBytes: followed.length });
  expect(Buffer.compare(followed, fs.readFileSync(traceFile(id)))).toBe(0);
  expect(readRunEnd(traceFile(id))?.state).toBe('completed');
  expect(liveRuns().has(id)).toBe(false);

  // The flow goes on; the run keeps it as it was.
  await saveFlow(flow.id, { ...flow.document, name: 'Renamed since' }, 1);
  expect((await getRun(id)).document.name).toBe('Pair');
  expect((await listRuns(flow.id)).map((listed) => listed.id)).toEqual([id]);

  const lines = (await (await exportTrace(id, asked('format=json'))).text()).trim().split('\n');
  expect(lines.length).toBeGreaterThan(50);
  expect((await refusal(exportTrace(id, asked('format=pdf')))).code).toBe('trace/format');

  await deleteRun(id);
  expect(fs.existsSync(runFolder(id))).toBe(false);
  expect((await refusal(getRun(id))).status).toBe(404);
}, 20_000);

test('an endless loop is stopped within a second, and another run goes on meanwhile', async () => {
  const loop = await started(pair(SENDS_FIFTY, 'receive() { for (;;); }'));
  const other = await started(pair(SENDS_ALWAYS, READS));
  await runs(loop.id);
  await runs(other.id);
  expect((await refusal(deleteRun(loop.id))).code).toBe('run/live');
  const begun = performance.now();
  const stopped = await stopRun(loop.id);
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(stopped.state).toBe('stopped');
  expect((await getRun(other.id)).state).toBe('running');
  expect((await stopRun(other.id)).state).toBe('stopped');
  // A run that is over is answered as it is.
  expect((await stopRun(other.id)).state).toBe('stopped');
}, 20_000);

test('the capacity of a queue is changed while the run goes on, and stands in its trace alone', async () => {
  const flow = await createFlow({ document: pair(SENDS_ALWAYS, READS) });
  const { id } = await startRun(flow.id, {});
  await runs(id);
  const wish = { queue: 'numbers', capacity: 3 };
  expect(await setCapacity(id, wish)).toEqual(wish);
  expect((await refusal(setCapacity(id, { ...wish, queue: 'letters' }))).code).toBe('run/no-queue');
  const setIn = async () => (await exportTrace(id, asked('format=json'))).text();
  await expect.poll(setIn, { timeout: 5000 }).toMatch(/"record":"capacity".*"queue":"numbers","capacity":3/);
  await stopRun(id);
  expect((await refusal(setCapacity(id, wish))).code).toBe('run/over');
  expect((await refusal(setCapacity('none', wish))).status).toBe(404);
  expect((await getRun(id)).document.queues.q?.capacity).toBe(16);
}, 20_000);

test('killed mid-run, it is crashed, and its trace can be read', async () => {
  const { id } = await started(pair(SENDS_ALWAYS, READS));
  await runs(id);
  await expect.poll(() => fs.statSync(traceFile(id)).size, { timeout: 5000 }).toBeGreaterThan(2000);
  const following = traceResponse(id, asked('from=0&follow=1')).then((response) => response.bytes());
  process.kill(liveRuns().get(id)?.process.pid as number, 'SIGKILL');
  expect((await following).length).toBe(fs.statSync(traceFile(id)).size);
  expect(await getRun(id)).toMatchObject({ state: 'crashed', reason: 'Its process was ended by SIGKILL.' });
  expect(readRunEnd(traceFile(id))).toBeNull();
  const lines = (await (await exportTrace(id, asked('format=json'))).text()).trim().split('\n');
  expect(lines.length).toBeGreaterThan(5);
}, 20_000);

test('code that throws fails the run, with the reason', async () => {
  const { id } = await started(pair(SENDS_FIFTY, "receive() { throw new Error('not today'); }"));
  await liveRuns().get(id)?.settled;
  const run = await getRun(id);
  expect(run.state).toBe('failed');
  expect(run.reason).toContain('not today');
}, 20_000);

test('a trace that reaches its limit ends, the run goes on, and its record says so', async () => {
  const source =
    "async start(ctx) { for (let n = 0; n < 20000; n++) await ctx.send('out', n); ctx.log('sent'); }";
  const flow = await createFlow({ document: pair(source, READS) });
  const { id } = await startRun(flow.id, { limitBytes: 1_000_000, content: 'headers' });
  await liveRuns().get(id)?.settled;
  const run = await getRun(id);
  expect(run).toMatchObject({
    state: 'completed',
    reason: 'Recorded in part: The trace has reached its limit of 1 MB.',
  });
  expect(run.traceBytes).toBeLessThanOrEqual(1_000_000);
  expect(readRunEnd(traceFile(id))?.state).toBe('completed');
  const last = await startRun(flow.id, { limitBytes: 1_000_000, keep: 'last' });
  await liveRuns().get(last.id)?.settled;
  expect(await getRun(last.id)).toMatchObject({ state: 'completed', reason: null });
  const lines = await (await exportTrace(last.id, asked('format=json'))).text();
  expect(lines).toContain('records before this were removed');
  expect(lines).toContain('"text":"sent"');
}, 30_000);

test('two exports at a time; whoever goes away makes room, and a trace that is none is told', async () => {
  // More than a pipe holds.
  const source = "async start(ctx) { for (let n = 0; n < 5000; n++) await ctx.send('out', n); }";
  const { id } = await started(pair(source, READS));
  await liveRuns().get(id)?.settled;
  const export_ = (signal?: AbortSignal) =>
    exportTrace(id, new Request('http://localhost/x?format=json', { signal: signal ?? null }));
  const left = new AbortController();
  const [one] = [await export_(), await export_(left.signal)];
  expect((await refusal(export_())).code).toBe('trace/busy');
  left.abort();
  await one?.body?.cancel();
  await expect
    .poll(() => export_().then((response) => response.text(), String), { timeout: 10_000 })
    .toContain('"record":"end"');
  fs.writeFileSync(traceFile(id), 'This is no trace, though it is long enough to be one.');
  const refused = await refusal(export_());
  expect([refused.status, refused.code]).toEqual([422, 'trace/unreadable']);
  expect(refused.message).not.toContain(traceFile(id));
}, 30_000);

test('what does not compile does not run, and is told at its line; what is untrusted does not run', async () => {
  const broken = await createFlow({ document: pair('async start(ctx) {\n  const = 1;\n}', READS) });
  const refused = await refusal(startRun(broken.id, {}));
  expect(refused).toMatchObject({ status: 422, code: 'flow/problems' });
  expect(refused.problems?.[0]?.where).toMatchObject({ kind: 'actor', id: 'source', line: 3 });
  expect(await listRuns(broken.id)).toEqual([]);

  const imported = await importFlow(JSON.stringify(pair(SENDS_FIFTY, READS)));
  expect((await refusal(startRun(imported.id, {}))).code).toBe('flow/untrusted');
  await trustFlow(imported.id);
  const { id } = await startRun(imported.id, {});
  await liveRuns().get(id)?.settled;
  expect((await getRun(id)).state).toBe('completed');
}, 20_000);

test('deleting a flow stops its runs', async () => {
  const flow = await createFlow({ document: pair(SENDS_ALWAYS, READS) });
  const { id } = await startRun(flow.id, {});
  await runs(id);
  await deleteFlow(flow.id);
  expect(liveRuns().has(id)).toBe(false);
  expect((await getRun(id)).state).toBe('stopped');
}, 20_000);
