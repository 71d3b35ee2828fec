/** The timeline by keyboard alone: from Run to the source of a chain, and what is marked, fitted and folded. */
import { expect, type Page, test } from '@playwright/test';
import type { FlowSummary } from '../api/types.ts';
import { actor } from './steps/designer.ts';
import { openFlow, seeOutcome } from './steps/run.ts';

async function openSample(page: Page, name: string): Promise<void> {
  const flows: FlowSummary[] = await (await page.request.get('/api/flows')).json();
  const sample = flows.find((flow) => flow.sample && flow.name === name);
  const copy = await (await page.request.post(`/api/flows/${sample?.id}/duplicate`, { data: {} })).json();
  await openFlow(page, copy.id);
}

test('run, select a bar, follow its chain to the source, mark, fit and fold by keyboard', async ({
  page,
}) => {
  await openSample(page, 'Two queues');
  const press = (key: string) => page.keyboard.press(key);
  await press('ControlOrMeta+Enter');
  await seeOutcome(page, /^completed/);
  await press('Alt+t');
  const timeline = page.getByRole('application', { name: /^Timeline of the run/ });
  await expect(timeline).toBeFocused();
  await expect(page.getByRole('button', { name: /^Thread librarian, \d+% busy in view/ })).toBeVisible();

  // The first bar is the reader's start; along its chain lie a question, an answer, the next question.
  const selected = page.getByText(/^Selected: /);
  await press('.');
  await expect(selected).toContainText('no cause is known');
  const start = await selected.textContent();
  const chain = [];
  for (const who of ['Librarian', 'Reader', 'Librarian', 'Reader']) {
    await press(']');
    await expect(selected).toContainText(new RegExp(`^Selected: ${who} .*caused by message`));
    await expect.poll(() => selected.textContent()).not.toBe(chain.at(-1));
    chain.push(await selected.textContent());
    await expect(actor(page, who)).toHaveClass(/selected/);
  }
  await press('c');
  const arrows = page.getByRole('list', { name: 'Arrows of the selected message' });
  await expect(arrows.getByText('from librarian to reader').first()).toBeAttached();
  for (const before of chain.toReversed().slice(1)) {
    await press('[');
    await expect(selected).toHaveText(before ?? '');
  }
  await press('[');
  await expect(selected).toHaveText(start ?? '');
  await expect(actor(page, 'Reader')).toHaveClass(/selected/);
  // And the same way forth again.
  await press(']');
  await expect(selected).toHaveText(chain[0] ?? '');
  await press('.');
  await expect(selected).not.toHaveText(chain[0] ?? '');

  const view = page.getByText(/^In view: /);
  const whole = await view.textContent();
  await press('Shift+F');
  await expect(view).not.toHaveText(whole ?? '');
  const near = await view.textContent();
  await press('m');
  await press('f');
  await expect(view).toHaveText(whole ?? '');
  await press('Shift+N');
  await expect(view).toHaveText(near ?? '');
  await press('f');
  await press('i');
  await expect(page.getByRole('button', { name: 'Fold idle time' })).toHaveAttribute('aria-pressed', 'true');
  await expect(view).toContainText(/\d+ idle gaps? folded/);

  // An area is chosen, then let go; then the message.
  await press('x');
  const area = page.getByText(/^Area selected: .*2 threads, 2 queues$/);
  await expect(area).toBeAttached();
  await press('Escape');
  await expect(area).toHaveCount(0);
  await expect(selected).toBeAttached();
  await press('Escape');
  await expect(selected).toHaveCount(0);

  await press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts.getByText('To the cause of the selected message')).toBeVisible();
});

test('lanes are pinned, grouped and collapsed, and stay so for the next run', async ({ page }) => {
  await openSample(page, 'Two queues');
  await page.keyboard.press('ControlOrMeta+Enter');
  await seeOutcome(page, /^completed/);
  const librarian = page.getByRole('button', { name: /^Thread librarian/ });
  const top = async () => (await librarian.boundingBox())?.y ?? 0;
  const before = await top();
  await librarian.click();
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('p');
  await expect.poll(top).toBeLessThan(before);
  await librarian.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Unpin' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More for requests' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Put in a group' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'New group…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Desk');
  await page.keyboard.press('Enter');
  const group = page.getByRole('button', { name: 'Group Desk, 1 lane' });
  await expect(group).toBeVisible();
  const queue = page.getByRole('button', { name: /^Queue requests/ });
  await expect(queue).toBeVisible();
  await group.press('Enter');
  await expect(queue).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await seeOutcome(page, /^completed/);
  await expect(group).toBeVisible();
  await expect(queue).toBeHidden();
});
