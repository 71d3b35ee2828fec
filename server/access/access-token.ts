import { createHash, timingSafeEqual } from 'node:crypto';

/** Cookies do not know ports: the name does, so that two servers on one host keep theirs apart. */
export const cookieName = (port: number) => `cueboard-${port}`;

/** A year: the token itself lives as long as the server's process. */
const COOKIE_SECONDS = 365 * 86_400;

/** The token that was handed in, from the cookie or an Authorization header; null where there is none. */
export function handedToken(header: (name: string) => string | null, port: number): string | null {
  const bearer = /^Bearer (\S+)$/i.exec(header('authorization') ?? '')?.[1];
  if (bearer) return bearer;
  for (const pair of (header('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName(port) && value) return value;
  }
  return null;
}

/** Compares digests, so that the time it takes says nothing of the token. */
export function isToken(given: string | null, token: string): boolean {
  if (given === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export const tokenCookie = (token: string, port: number) =>
  `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_SECONDS}`;
