/** Static checks, unit tests and end-to-end tests, on a clone that is set up. Needs Node 24. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bringBrowser } from './bring-browser.mjs';
import { runChecks } from './checks.mjs';
import { runNode, toolFile } from './run-tool.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'cueboard-test-'));
const totals = { passed: 0, failed: 0 };

for (const { passed } of runChecks()) totals[passed ? 'passed' : 'failed'] += 1;
runUnitTests();
await runBrowserTests();

rmSync(work, { recursive: true, force: true });
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);

function runUnitTests() {
  console.log('\nUnit tests');
  const report = path.join(work, 'unit.json');
  const code = runNode([
    toolFile('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  add(code, report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.testResults.filter((file) => isBroken(file)).length,
  }));
}

/** A file that could not be loaded has no failed test to count. */
function isBroken(file) {
  return file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed');
}

async function runBrowserTests() {
  console.log('\nEnd-to-end tests');
  const browser = bringBrowser();
  if ('missing' in browser) {
    console.error(browser.missing);
    totals.failed += 1;
    return;
  }
  const report = path.join(work, 'e2e.json');
  const code = runNode([toolFile('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CHROMIUM_PATH: browser.path,
    CUEBOARD_E2E_PORT: String(await freePort()),
    CUEBOARD_E2E_DATA: path.join(work, 'data'),
  });
  add(code, report, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));
}

/** Adds what a report counts. A run that fails without a counted failure is one failure. */
function add(code, report, count) {
  let counted = { passed: 0, failed: 0 };
  try {
    counted = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    console.error(`The report cannot be read: ${error.message}`);
    code = code === 0 ? 1 : code;
  }
  totals.passed += counted.passed;
  totals.failed += code !== 0 && counted.failed === 0 ? 1 : counted.failed;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
