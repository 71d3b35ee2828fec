/** `npm run check`: types, lint, import rules. */
import { runChecks } from './checks.mjs';
import { setup } from './setup.mjs';

setup({ build: false });
const results = runChecks();
console.log('');
for (const { name, passed } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
