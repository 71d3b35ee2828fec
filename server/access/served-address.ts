import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** Where the server listens, from HOST and PORT: the same for scripts/start.mjs, Next and the checks. */
export interface ServedAddress {
  host: string;
  port: number;
}

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 4600;

export function servedAddress(env: NodeJS.ProcessEnv = process.env): ServedAddress {
  return { host: env.HOST || DEFAULT_HOST, port: Number(env.PORT || DEFAULT_PORT) };
}

/** True where only this machine can reach it, so that no token is asked for. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

const isEveryAddress = (host: string) => host === '0.0.0.0' || host === '::' || host === '[::]';

/**
 * The exact values that a Host header may have, lower case. A page elsewhere that points its own name at this
 * machine (DNS rebinding) sends its own name here, and is refused by it.
 */
export function allowedHosts({ host, port }: ServedAddress, extra = process.env.CUEBOARD_HOSTS): Set<string> {
  const names = ['localhost', '127.0.0.1', '::1'];
  if (isEveryAddress(host)) names.push(...ownAddresses(), hostname());
  else names.push(host.replace(/^\[|\]$/g, ''));
  const allowed = new Set<string>();
  for (const name of names) {
    const written = (isIP(name) === 6 ? `[${name}]` : name).toLowerCase();
    allowed.add(`${written}:${port}`);
    // Browsers leave out the port that is the scheme's own.
    if (port === 80) allowed.add(written);
  }
  for (const given of (extra ?? '').split(',')) {
    if (given.trim() !== '') allowed.add(given.trim().toLowerCase());
  }
  return allowed;
}

const ownAddresses = () =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
