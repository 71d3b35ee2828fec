import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';

// This file is loaded again in each worker, which inherits what the first one chose.
process.env.CUEBOARD_E2E_PORT ??= '4699';
process.env.CUEBOARD_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'cueboard-e2e-'));
const port = process.env.CUEBOARD_E2E_PORT;

/** Against the built application (`npm run setup` first), on a data folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  // Once more, and the report says so: what fails twice is broken, what fails once wants looking into.
  retries: 1,
  // Patient, for machines that do other things too: what passes is no slower for it.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: findBrowser() ?? undefined },
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    { name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    command: `"${process.execPath}" scripts/serve.mjs`,
    url: `http://127.0.0.1:${port}/api/flows`,
    env: { HOST: '127.0.0.1', PORT: port, CUEBOARD_DATA: process.env.CUEBOARD_E2E_DATA },
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 30_000,
    // Runs are stopped before the server goes.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 },
  },
});
