import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.ts';
import { runNode, toolFile } from './run-tool.mjs';

const MISSING = `No browser was found for the end-to-end tests, and none could be installed. Install one of
these and try again:
  npx playwright install chromium
  sudo apt-get install chromium        (Debian, Ubuntu)
or name one that is there: CHROMIUM_PATH=/path/to/chrome npm test`;

/**
 * Finds a browser, or brings one: Playwright's download first, then the system's packages where we may.
 * Answers `{ path }`, or `{ missing }` with what to do.
 */
export function bringBrowser() {
  const found = findBrowser();
  if (found) return { path: found };
  console.log('No browser is installed: trying Playwright’s download.');
  runNode([toolFile('@playwright/test', 'playwright'), 'install', 'chromium']);
  const downloaded = findBrowser();
  if (downloaded) return { path: downloaded };
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Trying the system’s packages: apt-get install chromium');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = findBrowser();
  return installed ? { path: installed } : { missing: MISSING };
}
