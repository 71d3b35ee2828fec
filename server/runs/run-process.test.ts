import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RunProcess } from './run-process.ts';

const base = fs.mkdtempSync(path.join(tmpdir(), 'cueboard-process-'));
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

let count = 0;
/** A process with this program in place of an emitted main.ts. */
function start(program: string) {
  const folder = path.join(base, String(++count));
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  fs.writeFileSync(path.join(folder, 'main.ts'), program);
  return { folder, process: new RunProcess(folder, path.join(folder, 'trace.cue'), ['--preview', '256']) };
}
const SAYS_STARTED = "process.send({ kind: 'started', pid: process.pid });";

test('what the process says at its end is the outcome', async () => {
  const flaws = { failures: 1, restarts: 0, deadLetters: 1, drops: 0 };
  const end = JSON.stringify({ kind: 'ended', state: 'failed', reason: 'Actor a threw.', flaws });
  const { process } = start(`process.send(${end}, () => process.exit(1));`);
  expect(await process.ended).toEqual({ state: 'failed', reason: 'Actor a threw.', flaws });
});

test('an end without a goodbye is a crash, with what was printed', async () => {
  const { process, folder } = start("console.log('hello'); throw new TypeError('no such thing');");
  const outcome = await process.ended;
  expect(outcome.state).toBe('crashed');
  expect(outcome.reason).toContain('TypeError: no such thing');
  expect(fs.readFileSync(path.join(folder, 'stdout.txt'), 'utf8')).toBe('hello\n');
});

test('killed from outside, it is crashed and names the signal', async () => {
  const { process: run } = start(`${SAYS_STARTED} setInterval(() => {}, 1000);`);
  await run.started;
  process.kill(run.pid as number, 'SIGKILL');
  expect(await run.ended).toEqual({
    state: 'crashed',
    reason: 'Its process was ended by SIGKILL.',
    flaws: null,
  });
});

test('a process that does not listen is ended within a second, and its own programs with it', async () => {
  const { process: run, folder } = start(`
    import { spawn } from 'node:child_process';
    import fs from 'node:fs';
    const program = spawn('sleep', ['60'], { stdio: 'inherit' });
    fs.writeFileSync('program.pid', String(program.pid));
    process.send({ kind: 'started', pid: process.pid }, () => { for (;;); });
  `);
  await run.started;
  const begun = performance.now();
  run.stop();
  run.stop();
  expect(await run.ended).toEqual({
    state: 'stopped',
    reason: 'It did not stop by itself and was ended.',
    flaws: null,
  });
  expect(performance.now() - begun).toBeLessThan(1000);
  const program = Number(fs.readFileSync(path.join(folder, 'program.pid'), 'utf8'));
  // Adopted by another process, it may be a zombie for a moment; alive it is not.
  await expect.poll(() => stateOf(program)).toMatch(/^[ZX-]$/);
});

test('a request to stop reaches a process that listens', async () => {
  const { process: run } = start(`
    process.on('message', ({ kind }) => {
      if (kind === 'stop') process.send({ kind: 'ended', state: 'stopped' }, () => process.exit(0));
    });
    ${SAYS_STARTED}
  `);
  await run.started;
  run.stop();
  expect(await run.ended).toEqual({ state: 'stopped', reason: null, flaws: null });
});

test('the process does not see what belongs to the server', async () => {
  process.env.CUEBOARD_TOKEN = 'secret';
  const { process: run, folder } = start(
    'console.log(JSON.stringify([process.env.CUEBOARD_TOKEN ?? null, process.env.PATH !== undefined]));',
  );
  delete process.env.CUEBOARD_TOKEN;
  await run.ended;
  expect(fs.readFileSync(path.join(folder, 'stdout.txt'), 'utf8')).toBe('[null,true]\n');
});

/** The state letter of a process; `-` where there is none. */
function stateOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] ?? '-';
  } catch {
    return '-';
  }
}
