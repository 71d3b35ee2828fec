/** Running a flow and reading what the run says, in the words of the screen. */
import { expect, type Locator, type Page } from '@playwright/test';
import { actor } from './designer.ts';

export async function openFlow(page: Page, flow: string): Promise<void> {
  await page.goto(`/flows/${flow}`);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
}

/** Presses Run and answers with the run's id. */
export async function pressRun(page: Page): Promise<string> {
  const [answer] = await Promise.all([
    page.waitForResponse((found) => found.request().method() === 'POST' && /\/runs$/.test(found.url())),
    page.getByRole('button', { name: 'Run', exact: true }).click(),
  ]);
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()).id;
}

/** The line beside Run: `completed in 1.2 s · 40 messages · 3 threads`. */
export async function seeOutcome(page: Page, words: RegExp, timeout = 60_000): Promise<void> {
  await expect(page.getByRole('banner').getByTitle(words)).toBeVisible({ timeout });
}

export const dockTab = (page: Page, name: string): Locator =>
  page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: new RegExp(`^${name}`) });

/** Opens the Console tab and answers with its log. */
export async function openConsole(page: Page): Promise<Locator> {
  await dockTab(page, 'Console').click();
  return page.getByRole('log', { name: 'Console' });
}

/** Selects an actor and opens its settings. */
export async function openSettings(page: Page, name: string): Promise<Locator> {
  await actor(page, name).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('tab', { name: 'Settings' }).click();
  return inspector;
}
