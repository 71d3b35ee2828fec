/**
 * Writes the trace of a made-up run, for measuring and for trying out:
 * `node scripts/make-trace.mjs --messages 1000000 [--seed 1] [--previews 64] [--to FILE]`. Needs Node 24.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeMadeRun } from '../fixtures/traces/write-made-run.ts';
import { root } from './run-tool.mjs';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    previews: { type: 'string', default: '64' },
    to: { type: 'string' },
  },
});
const file = path.resolve(values.to ?? path.join(root, '.build', 'traces', `${values.messages}.cue`));
mkdirSync(path.dirname(file), { recursive: true });
rmSync(file, { force: true });
const begun = performance.now();
const { messages, lengthNs } = writeMadeRun(file, {
  messages: Number(values.messages),
  seed: Number(values.seed),
  previewBytes: Number(values.previews),
});
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
const megabytes = (statSync(file).size / 1e6).toFixed(0);
console.log(
  `${file}: ${messages} messages, ${(lengthNs / 1e9).toFixed(1)} s of a run, ${megabytes} MB, made in ${seconds} s`,
);
