/** The browser: without a window and without a graphics processor, as on the machine where it is measured. */
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';

export const WIDTH = 1600;
export const HEIGHT = 900;

/** @throws Error where there is no browser */
export async function startBrowser() {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium, Chrome or Edge was found');
  const browser = await chromium.launchServer({
    executablePath,
    args: [
      '--disable-gpu',
      '--js-flags=--expose-gc',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  const client = await chromium.connect(browser.wsEndpoint());
  const session = await client.newBrowserCDPSession();
  return {
    pid: browser.process().pid,
    session,
    version: client.version(),
    /** A page of its own, in a profile of its own. */
    async openPage(options = {}) {
      const context = await client.newContext({ viewport: { width: WIDTH, height: HEIGHT }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`the page threw: ${error.message}`));
      return { page, close: () => context.close() };
    },
    async close() {
      await client.close();
      await browser.close();
    },
  };
}
