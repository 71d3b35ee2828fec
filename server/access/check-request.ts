import { Refusal } from '../refusal.ts';
import { BODY_LIMIT_BYTES } from './limits.ts';

/** What the checks look at: header names in lower case. */
export interface AskedRequest {
  method: string;
  path: string;
  header: (name: string) => string | null;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Null where a request may go on, else why not. Every request passes here, those for streams and files too.
 * `hosts`: what a Host header may say (served-address.ts).
 */
export function checkRequest(request: AskedRequest, hosts: ReadonlySet<string>): Refusal | null {
  const host = request.header('host')?.toLowerCase() ?? '';
  if (!hosts.has(host))
    return new Refusal(
      403,
      'access/host',
      'This server does not answer to that host name. CUEBOARD_HOSTS lists further ones.',
    );
  const origin = request.header('origin');
  if (origin !== null && origin !== `http://${host}` && origin !== `https://${host}`)
    return new Refusal(403, 'access/origin', 'This server does not answer pages of another origin.');
  return isApi(request.path) ? checkApiRequest(request) : null;
}

const isApi = (path: string) => path === '/api' || path.startsWith('/api/');

function checkApiRequest(request: AskedRequest): Refusal | null {
  // Browsers say where a request comes from; `same-site` is another port of this machine.
  const site = request.header('sec-fetch-site');
  if (site !== null && !OWN_SITES.has(site))
    return new Refusal(403, 'access/site', 'The API does not answer requests that another site makes.');
  if (READS.has(request.method)) return null;
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  // A form or a no-cors fetch of another site can send text/plain without asking first, but not this.
  if (type !== 'application/json')
    return new Refusal(415, 'access/content-type', 'Changes are sent as content-type: application/json.');
  const length = Number(request.header('content-length') ?? 0);
  return length > BODY_LIMIT_BYTES ? tooLarge() : null;
}

export const tooLarge = () =>
  new Refusal(
    413,
    'api/too-large',
    `The body is larger than ${BODY_LIMIT_BYTES / 1024 / 1024} MB, the most this server takes.`,
  );
