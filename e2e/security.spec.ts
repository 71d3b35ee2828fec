/** The door, asked with raw sockets: a browser would not send what an attacker's page or program may. */
import net from 'node:net';
import { expect, test } from '@playwright/test';

const port = Number(process.env.CUEBOARD_E2E_PORT);
const OWN = `127.0.0.1:${port}`;

/** Sends these bytes and answers the whole response. The request must ask to close the connection. */
function send(request: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(request));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    socket.on('error', reject);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const cut = text.indexOf('\r\n\r\n');
      resolve({
        status: Number(text.split(' ', 2)[1]),
        head: text.slice(0, cut).toLowerCase(),
        body: text.slice(cut + 4),
      });
    });
  });
}

function ask(method: string, path: string, headers: Record<string, string>, body = '') {
  const lines = Object.entries({ connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  if (body !== '') lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return send(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** One of each kind of route: a page, a file of the build, the API, a stream, a download. */
const PATHS = ['/', '/_next/static/x.js', '/api/flows', '/api/runs/x/trace?follow=1', '/api/flows/x/export'];

test('answers under its own names', async () => {
  for (const host of [OWN, `localhost:${port}`, `[::1]:${port}`])
    expect((await ask('GET', '/api/flows', { host })).status).toBe(200);
});

test('a foreign Host is refused on every kind of route, as a rebound name would be', async () => {
  for (const path of PATHS)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
    ]) {
      const answer = await ask('GET', path, { host });
      expect([path, host, answer.status]).toEqual([path, host, 403]);
      expect(answer.body).toContain('access/host');
    }
});

test('headers that other servers trust do not replace the Host', async () => {
  const forwarded = { 'x-forwarded-host': OWN, 'x-original-host': OWN, forwarded: `host=${OWN}` };
  expect((await ask('GET', '/api/flows', { host: 'evil.example', ...forwarded })).status).toBe(403);
  const misled = { host: OWN, 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' };
  expect((await ask('GET', '/api/flows', misled)).status).toBe(403);
  // A whole address in the request line is no address of ours: sent on to nowhere, with nothing in it.
  const whole = await ask('GET', `http://evil.example:${port}/api/flows`, { host: 'evil.example' });
  expect(whole.status).toBeGreaterThanOrEqual(300);
  expect(whole.body).not.toContain('revision');
});

test('a request without a Host, or with two, is refused', async () => {
  expect((await send('GET /api/flows HTTP/1.1\r\nconnection: close\r\n\r\n')).status).toBeGreaterThanOrEqual(
    400,
  );
  const two = `GET /api/flows HTTP/1.1\r\nhost: evil.example\r\nhost: ${OWN}\r\nconnection: close\r\n\r\n`;
  expect((await send(two)).status).toBeGreaterThanOrEqual(400);
});

test('a foreign Origin is refused on every kind of route', async () => {
  for (const path of PATHS)
    for (const origin of [
      'http://evil.example',
      `http://localhost:${port + 1}`,
      'null',
      `https://${OWN}.evil.example`,
    ]) {
      const answer = await ask('GET', path, { host: OWN, origin });
      expect([path, origin, answer.status]).toEqual([path, origin, 403]);
    }
  expect((await ask('GET', '/api/flows', { host: OWN, origin: `http://${OWN}` })).status).toBe(200);
});

test('a change is JSON or nothing: what a form or a no-cors fetch can send is refused and does nothing', async () => {
  const before = (await ask('GET', '/api/flows', { host: OWN })).body;
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];
  for (const type of types) {
    const headers = { host: OWN, ...(type === '' ? {} : { 'content-type': type }) };
    const answer = await ask('POST', '/api/flows', headers, '{"name":"Forged"}');
    expect([type, answer.status]).toEqual([type, 415]);
  }
  expect(before).not.toContain('Forged');
  expect((await ask('GET', '/api/flows', { host: OWN })).body).not.toContain('Forged');
});

test('the API refuses what the browser says another site asked', async () => {
  for (const site of ['cross-site', 'same-site'])
    expect((await ask('GET', '/api/flows', { host: OWN, 'sec-fetch-site': site })).status).toBe(403);
});

test('a body over the limit is refused, by its length or while it comes', async () => {
  const byLength = await ask('POST', '/api/flows', { host: OWN, ...JSON_TYPE }, ' '.repeat(9 << 20));
  expect(byLength.status).toBe(413);
  expect(byLength.body).toContain('8 MB');
  const piece = `${(1 << 20).toString(16)}\r\n${' '.repeat(1 << 20)}\r\n`;
  const chunked = await send(
    `POST /api/flows HTTP/1.1\r\nhost: ${OWN}\r\ncontent-type: application/json\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${piece.repeat(9)}0\r\n\r\n`,
  );
  expect(chunked.status).toBe(413);
});

test('what is not JSON, and what is not what a route takes, is told so', async () => {
  const post = (body: string) => ask('POST', '/api/flows', { host: OWN, ...JSON_TYPE }, body);
  expect((await post('{')).status).toBe(400);
  expect((await post('{"surprise":1}')).status).toBe(422);
  expect((await post('{"name":"x","document":{"__proto__":{"a":1}}}')).status).toBe(422);
});

test('every answer carries the headers; a page runs only scripts with its own nonce', async ({ page }) => {
  for (const path of ['/', '/api/flows']) {
    const { head } = await ask('GET', path, { host: OWN });
    for (const line of [
      'x-content-type-options: nosniff',
      'referrer-policy: no-referrer',
      'cross-origin-opener-policy: same-origin',
      'cross-origin-resource-policy: same-origin',
      "frame-ancestors 'none'",
    ])
      expect(head).toContain(line);
    expect(head).not.toContain('unsafe-eval');
    expect(head).not.toContain('x-powered-by');
  }
  const nonces = new Set<string | undefined>();
  for (let n = 0; n < 2; n++)
    nonces.add(/'nonce-([^']+)'/.exec((await ask('GET', '/', { host: OWN })).head)?.[1]);
  expect(nonces.size).toBe(2);

  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.host !== OWN) foreign.push(request.url());
  });
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  const ran = await page.evaluate(() => {
    // As markup that got into the page would be: written by the parser, without the nonce.
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.injected = true">');
    return new Promise((resolve) => setTimeout(() => resolve('injected' in window), 300));
  });
  expect(ran).toBe(false);
});
