/** The code editor under the policy of the built application, and a mistake from the line it is on to Run and back. */
import { expect, type Page, test } from '@playwright/test';
import { actor } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, seeOutcome } from './steps/run.ts';
import { watchPage } from './steps/watch-page.ts';

const code = `import { actor } from 'cueboard';

export default actor({
  async receive(message: { n: number }, ctx) {
    
  },
});
`;
const worker = (name: string) =>
  drawn(name, {
    Numbers: { part: 'numbers', settings: { from: 1, to: 2 }, sends: { out: 'numbers' } },
    Worker: { code, reads: ['numbers'], sends: { even: 'results', odd: 'results' } },
    Show: { part: 'console', settings: { template: '' }, reads: ['results'] },
  });

async function openEditor(page: Page, name: string) {
  await actor(page, name).click();
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  const editor = page.getByRole('textbox', { name: `Code of ${name}` });
  await expect(editor).toBeAttached({ timeout: 60_000 });
  await editor.focus();
  return editor;
}

/** Puts the cursor at the end of a line, counted from 1. */
async function goToEnd(page: Page, line: number) {
  await page.keyboard.press('ControlOrMeta+Home');
  for (let at = 1; at < line; at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

test('the editor opens under the page’s own policy, asks nobody else, and offers the ports', async ({
  page,
}) => {
  const seen = watchPage(page);
  const { id } = await makeFlow(page, worker('Ports are offered'));
  await openFlow(page, id);
  await openEditor(page, 'Worker');
  await goToEnd(page, 5);
  await page.keyboard.type("await ctx.send('");
  const offers = page.getByRole('listbox', { name: 'Suggest' });
  await expect(offers.getByRole('listitem', { name: /^even/ })).toBeVisible({ timeout: 60_000 });
  await expect(offers.getByRole('listitem', { name: /^odd/ })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(seen).toEqual({ foreign: [], complaints: [], errors: [] });
});

test('a mistake is shown at its place everywhere, keeps the flow from running, and goes when it is put right', async ({
  page,
}) => {
  const { id } = await makeFlow(page, worker('A mistake'));
  await openFlow(page, id);
  await openEditor(page, 'Worker');
  await goToEnd(page, 5);
  await page.keyboard.insertText('const n = = 1;');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  const mark = actor(page, 'Worker').getByRole('button', { name: /^Error: Worker, line 5: / });
  await expect(mark).toBeVisible();
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByText(/^Worker, line 5: /),
  ).toBeVisible();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await expect(run).toHaveAttribute('aria-description', '1 problem keeps it from running.');
  await expect(dockTab(page, 'Problems')).toContainText('1');

  // Run leads to the problem, and the problem to its line.
  await run.click({ force: true });
  const row = page.getByRole('tabpanel', { name: /^Problems/ }).getByRole('button', { name: /Worker:5:15/ });
  await expect(row).toContainText('code/syntax');
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await row.click();
  await expect(page.getByRole('textbox', { name: 'Code of Worker' })).toBeFocused();
  // The cursor stands before the second `=`: two characters further, and the line is right again.
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(mark).toHaveCount(0);
  await expect(dockTab(page, 'Problems')).toContainText('0');
  await expect(run).not.toHaveAttribute('aria-disabled');
  await expect(page.locator('.monaco-editor .squiggly-error')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await seeOutcome(page, /^completed in/);
});
