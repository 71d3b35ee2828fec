import type { Page } from '@playwright/test';

/** What a page must never do: ask another server for anything, break its own content policy, or throw. */
export function watchPage(page: Page): { foreign: string[]; complaints: string[]; errors: string[] } {
  const seen = { foreign: [] as string[], complaints: [] as string[], errors: [] as string[] };
  const own = new URL(`http://127.0.0.1:${process.env.CUEBOARD_E2E_PORT}`).host;
  page.context().on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== own) seen.foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  return seen;
}
