/**
 * `npm run bench`: how fast messages go, against what people would pick instead, and what a run costs.
 * docs/bench.md says what is measured; `npm run bench -- --help` says how to choose.
 */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup({ build: false });
becomeNode(['scripts/bench/main.mjs', ...process.argv.slice(2)]);
