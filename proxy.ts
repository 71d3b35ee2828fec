import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { handedToken, isToken, tokenCookie } from './server/access/access-token.ts';
import { checkRequest } from './server/access/check-request.ts';
import { filePolicy, pagePolicy, SECURITY_HEADERS } from './server/access/security-headers.ts';
import { allowedHosts, servedAddress } from './server/access/served-address.ts';
import { refuse } from './server/http/route.ts';
import { Refusal } from './server/refusal.ts';

const development = process.env.NODE_ENV === 'development';

/** The door: every request passes here, pages, files, API and streams alike (docs/security.md). */
export function proxy(request: NextRequest): Response {
  const response = admit(request);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

function admit(request: NextRequest): Response {
  const address = servedAddress();
  const header = (name: string) => request.headers.get(name);
  const { pathname } = request.nextUrl;
  const refusal = checkRequest({ method: request.method, path: pathname, header }, allowedHosts(address));
  if (refusal) return refuse(refusal);

  const token = process.env.CUEBOARD_TOKEN;
  if (token) {
    const offered = request.nextUrl.searchParams.get('token');
    if (isToken(offered, token)) return enter(request, token, address.port);
    if (!isToken(handedToken(header, address.port), token))
      return refuse(
        new Refusal(
          401,
          'access/token',
          'Open the address with ?token= that the server printed when it started.',
        ),
      );
  }
  return /^\/(api|_next)(\/|$)/.test(pathname) ? passFile() : passPage(request);
}

/** Trades the token in the address for a cookie, and takes it out of the address. */
function enter(request: NextRequest, token: string, port: number): Response {
  const rest = new URLSearchParams(request.nextUrl.searchParams);
  rest.delete('token');
  const query = rest.size > 0 ? `?${rest}` : '';
  // Next takes whole addresses only, and sends one of its own as a path.
  const location = new URL(request.nextUrl.pathname + query, request.url).href;
  return new Response(null, {
    status: 303,
    headers: {
      location,
      'set-cookie': tokenCookie(token, port),
      'cache-control': 'no-store',
    },
  });
}

function passFile(): Response {
  const response = NextResponse.next();
  response.headers.set('content-security-policy', filePolicy(development));
  return response;
}

/** Next reads the nonce from the request's policy and puts it on the scripts it writes. */
function passPage(request: NextRequest): Response {
  const policy = pagePolicy(randomBytes(16).toString('base64'), development);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}
