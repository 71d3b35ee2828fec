/**
 * `npm run bench:ui`: what the screen costs, in a real browser and with the built application, against others that show the
 * same. docs/bench-ui.md says what is measured; `npm run bench:ui -- --help` says how to choose.
 */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup();
becomeNode(['scripts/bench-ui/main.mjs', ...process.argv.slice(2)]);
