/** A server that other machines can reach: whoever has not been given its address gets nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';

// One server for all of these.
test.describe.configure({ mode: 'default' });

const root = path.resolve(import.meta.dirname, '..');
let server: ChildProcess;
let printed: URL;

test.beforeAll(async () => {
  const port = await freePort();
  server = spawn(process.execPath, ['scripts/serve.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '0.0.0.0',
      PORT: String(port),
      CUEBOARD_TOKEN: '',
      CUEBOARD_DATA: mkdtempSync(path.join(tmpdir(), 'cueboard-bind-')),
    },
    // Ended in the middle of its work, the compiler in it complains at length.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!server.stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /^Cueboard: (\S+)$/.exec(line)?.[1];
    if (address) {
      printed = new URL(address);
      break;
    }
  }
});

test.afterAll(async () => {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
});

const PATHS = ['/', '/help', '/api/flows', '/api/runs/x/trace?follow=1', '/_next/static/x.js'];
const at = (where: string) => new URL(where, printed.origin).href;
const ask = (where: string, headers: Record<string, string> = {}) =>
  fetch(at(where), { headers, redirect: 'manual' });

test('without the token nothing is answered: no page, no API, no stream', async () => {
  expect(printed.searchParams.get('token')).toMatch(/^[\w-]{32}$/);
  for (const where of PATHS) {
    const answer = await ask(where);
    expect([where, answer.status]).toEqual([where, 401]);
    expect(await answer.text()).not.toContain('Word count');
  }
});

test('a wrong token is refused wherever it is put', async () => {
  const wrong = 'x'.repeat(32);
  const cookie = `cueboard-${printed.port}=${wrong}`;
  for (const where of PATHS)
    for (const answer of [
      await ask(`${where}${where.includes('?') ? '&' : '?'}token=${wrong}`),
      await ask(where, { cookie }),
      await ask(where, { authorization: `Bearer ${wrong}` }),
    ]) {
      expect([where, answer.status]).toEqual([where, 401]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
});

test('the printed address opens it, once for all pages, and leaves the address bar without the token', async ({
  page,
}) => {
  await page.goto(printed.href);
  await expect(page.getByRole('link', { name: 'Word count', exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  const [cookie] = await page.context().cookies(printed.origin);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  await page.getByRole('link', { name: 'Word count', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  const token = printed.searchParams.get('token') ?? '';
  expect((await ask('/api/flows', { authorization: `Bearer ${token}` })).status).toBe(200);
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
