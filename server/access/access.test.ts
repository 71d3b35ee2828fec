import { expect, test } from 'vitest';
import { cookieName, handedToken, isToken } from './access-token.ts';
import { type AskedRequest, checkRequest } from './check-request.ts';
import { BODY_LIMIT_BYTES } from './limits.ts';
import { pagePolicy } from './security-headers.ts';
import { allowedHosts, isLoopback } from './served-address.ts';

const hosts = allowedHosts({ host: '127.0.0.1', port: 4600 }, '');
const ask = (headers: Record<string, string>, method = 'GET', path = '/api/flows'): AskedRequest => ({
  method,
  path,
  header: (name) => ({ host: 'localhost:4600', ...headers })[name] ?? null,
});
const code = (request: AskedRequest) => checkRequest(request, hosts)?.code ?? null;

test.each(['localhost:4600', '127.0.0.1:4600', '[::1]:4600', 'LOCALHOST:4600'])('answers to %s', (host) =>
  expect(code(ask({ host }))).toBeNull(),
);

test.each([
  'localhost',
  'localhost:4601',
  'evil.example:4600',
  'localhost.evil.example:4600',
  'evil.localhost:4600',
  'localhost:4600.evil.example',
  'localhost.:4600',
  '127.0.0.2:4600',
  '2130706433:4600',
  '',
])('does not answer to the host "%s"', (host) => expect(code(ask({ host }))).toBe('access/host'));

test.each([
  'http://evil.example',
  'http://localhost:4601',
  'http://127.0.0.1:4600',
  'http://localhost:4600.evil.example',
  'null',
  '',
])('does not answer the origin "%s"', (origin) =>
  expect(code(ask({ origin }, 'GET', '/'))).toBe('access/origin'),
);

test('answers its own origin', () => expect(code(ask({ origin: 'http://localhost:4600' }))).toBeNull());

test('the API refuses what another site asks; a link from another site opens a page', () => {
  expect(code(ask({ 'sec-fetch-site': 'cross-site' }))).toBe('access/site');
  expect(code(ask({ 'sec-fetch-site': 'same-site' }))).toBe('access/site');
  expect(code(ask({ 'sec-fetch-site': 'same-origin' }))).toBeNull();
  expect(code(ask({ 'sec-fetch-site': 'cross-site' }, 'GET', '/flows/a'))).toBeNull();
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s takes JSON alone', (method) => {
  expect(code(ask({}, method))).toBe('access/content-type');
  expect(code(ask({ 'content-type': 'text/plain' }, method))).toBe('access/content-type');
  expect(code(ask({ 'content-type': 'text/plain; a=application/json' }, method))).toBe('access/content-type');
  expect(code(ask({ 'content-type': 'application/json; charset=utf-8' }, method))).toBeNull();
});

test('a body over the limit is refused by its length', () => {
  const sized = (bytes: number) =>
    ask({ 'content-type': 'application/json', 'content-length': String(bytes) }, 'POST');
  expect(code(sized(BODY_LIMIT_BYTES))).toBeNull();
  expect(checkRequest(sized(BODY_LIMIT_BYTES + 1), hosts)).toMatchObject({
    status: 413,
    code: 'api/too-large',
  });
});

test('a host beyond loopback is one that was configured', () => {
  expect(isLoopback('127.0.0.1') && isLoopback('localhost') && isLoopback('::1')).toBe(true);
  expect(isLoopback('0.0.0.0') || isLoopback('127.evil.example') || isLoopback('10.0.0.1')).toBe(false);
  const named = allowedHosts({ host: '10.1.2.3', port: 80 }, 'Flows.example, board.example:8443');
  for (const host of ['10.1.2.3:80', '10.1.2.3', 'flows.example', 'board.example:8443'])
    expect(named.has(host)).toBe(true);
  expect(allowedHosts({ host: '::', port: 9 }, '').has('localhost:9')).toBe(true);
});

test('a token comes in its cookie or as a bearer, and nothing else is one', () => {
  const from = (headers: Record<string, string>) => handedToken((name) => headers[name] ?? null, 4600);
  expect(from({ cookie: `a=b; ${cookieName(4600)}=secret` })).toBe('secret');
  expect(from({ cookie: `${cookieName(4601)}=secret` })).toBeNull();
  expect(from({ authorization: 'Bearer secret' })).toBe('secret');
  expect(isToken('secret', 'secret')).toBe(true);
  expect(isToken('secre', 'secret') || isToken(null, 'secret') || isToken('', 'secret')).toBe(false);
});

test('a page runs no script without the nonce, and nothing leaves', () => {
  const policy = pagePolicy('abc', false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});
