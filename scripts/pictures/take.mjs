/** Takes the pictures: a browser on a server with a data folder of its own. Needs Node 24 and a clone that is set up. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';
import { root } from '../run-tool.mjs';
import { prepare, scenes, workspace } from './scenes.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });
const data = mkdtempSync(path.join(tmpdir(), 'cueboard-pictures-'));
const server = spawn(process.execPath, [path.join(root, 'scripts', 'serve.mjs')], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: process.env.PORT ?? '4698', CUEBOARD_DATA: data },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined });
try {
  const base = await addressOf(server);
  const flows = await prepare(base);
  if (values.all === undefined) await takeOne(base, flows);
  else await takeAll(base, flows, values.all, values.only ?? '');
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function takeOne(base, flows) {
  const file = path.join(root, 'docs', 'pictures', 'workspace.png');
  mkdirSync(path.dirname(file), { recursive: true });
  await take(base, { look: 'light', size: SIZES[0], ratio: 2 }, file, (page) => workspace(page, flows));
}

async function takeAll(base, flows, folder, only) {
  mkdirSync(folder, { recursive: true });
  for (const [name, scene] of Object.entries(scenes)) {
    if (!name.includes(only)) continue;
    for (const size of SIZES) {
      for (const look of ['light', 'dark']) {
        const file = path.join(folder, `${name}-${look}-${size.width}.png`);
        await take(base, { look, size, ratio: 1 }, file, (page) => scene(page, flows));
      }
    }
  }
}

async function take(base, { look, size, ratio }, file, show) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: size,
    deviceScaleFactor: ratio,
    colorScheme: look,
    // A picture shows where things come to rest.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await show(page);
    await page.screenshot({ path: file });
    console.log(file);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await context.close();
  }
}

/** The address that the server prints when it listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    child.stdout.on('data', (text) => {
      const port = /http:\/\/localhost:(\d+)/.exec(String(text))?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
}
