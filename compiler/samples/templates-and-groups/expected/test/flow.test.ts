import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

const folder = path.dirname(import.meta.dirname);

test('the flow runs to its end', { timeout: 120_000 }, () => {
  const run = spawnSync(process.execPath, ['main.ts', '--json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr || run.stdout);
  const lines = run.stdout.trim().split('\n');
  assert.equal(JSON.parse(lines.at(-1) ?? '').state, 'completed');
});
