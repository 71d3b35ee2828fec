/** What every answer carries, whatever it is. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/**
 * The content security policy of a page: only scripts that carry the nonce, and those they load; no request
 * leaves for another server. `development`: Next's own tools need eval and a socket.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return policy({
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'connect-src': development ? "'self' ws:" : "'self'",
  });
}

/** The policy of files and API answers. A worker's script brings its own policy, and has no nonce to show. */
export function filePolicy(development: boolean): string {
  return policy({
    'script-src': `'self' blob:${development ? " 'unsafe-eval'" : ''}`,
    'connect-src': development ? "'self' ws:" : "'self'",
  });
}

function policy(own: Record<string, string>): string {
  const directives: Record<string, string> = {
    'default-src': "'self'",
    ...own,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
