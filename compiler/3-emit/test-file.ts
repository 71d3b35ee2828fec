import type { Flow } from '../../flow/document.ts';

/** test/flow.test.ts: runs the flow as a person would, in a process of its own. */
export function testFile(flow: Flow): string {
  return seemsEndless(flow) ? ENDLESS : ENDING;
}

/** True where the flow has something that never ends by itself. */
function seemsEndless(flow: Flow): boolean {
  return Object.values(flow.actors).some(({ work }) => {
    if (work.kind === 'code') return /\bctx\s*\.\s*every\s*\(|\bsetInterval\s*\(/.test(work.code);
    if (work.part === 'timer') return !(Number(work.settings.count) > 0);
    return work.part === 'file-lines' && work.settings.follow === true;
  });
}

const HEAD = `import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

const folder = path.dirname(import.meta.dirname);
`;

const ENDING = `${HEAD}
test('the flow runs to its end', { timeout: 120_000 }, () => {
  const run = spawnSync(process.execPath, ['main.ts', '--json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr || run.stdout);
  const lines = run.stdout.trim().split('\\n');
  assert.equal(JSON.parse(lines.at(-1) ?? '').state, 'completed');
});
`;

const ENDLESS = `${HEAD}
test('the flow runs until it is stopped', { timeout: 30_000 }, () => {
  const run = spawnSync(process.execPath, ['main.ts', '--json', '--for', '2s'], { cwd: folder, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr || run.stdout);
  const lines = run.stdout.trim().split('\\n');
  assert.equal(JSON.parse(lines.at(-1) ?? '').state, 'stopped');
});
`;
