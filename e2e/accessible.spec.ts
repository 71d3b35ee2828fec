/** Names, focus and motion, read from what the browser tells a screen reader. */
import { expect, type Page, test } from '@playwright/test';
import { actor, newFlow } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, openSettings, pressRun, seeOutcome } from './steps/run.ts';

const small = (name: string) =>
  drawn(name, {
    Ticker: { part: 'timer', settings: { everyMs: 50, count: 0 }, sends: { out: 'ticks' } },
    Show: { part: 'console', settings: { template: '' }, reads: ['ticks'] },
  });

const CONTROLS = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'switch',
  'checkbox',
  'radio',
  'spinbutton',
  'tab',
  'menuitem',
  'option',
  'slider',
  'separator',
];

/** Every control in the browser's own accessibility tree that has no name. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const controls = nodes.filter((node) => !node.ignored && CONTROLS.includes(node.role?.value));
  expect(controls.length).toBeGreaterThan(3);
  return controls
    .filter((node) => String(node.name?.value ?? '').trim() === '')
    .map(
      (node) =>
        `${node.role?.value} ${JSON.stringify(node.properties?.map(({ name, value }) => [name, value.value]))}`,
    );
}

/** Two elements with one id would give labels to the wrong control. */
const doubleIds = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });

async function seeNames(page: Page) {
  expect(await nameless(page)).toEqual([]);
  expect(await doubleIds(page)).toEqual([]);
}

test('every control has a name: library and help', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Samples' })).toBeVisible();
  await seeNames(page);
  await page.goto('/help');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await seeNames(page);
});

test('every control has a name: designer, each kind of selection', async ({ page }) => {
  const { id } = await makeFlow(page, small('Named controls'));
  await openFlow(page, id);
  await seeNames(page);
  await openSettings(page, 'Ticker');
  await seeNames(page);
  await page.getByLabel(/^Queue ticks/).click();
  await seeNames(page);
  await page.getByRole('tab', { name: 'Outline' }).click();
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('button', { name: 'ticker', exact: true }).click();
  await seeNames(page);
  await actor(page, 'Show').click();
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /^Code of/ })).toBeAttached({ timeout: 60_000 });
  await seeNames(page);
});

test('every control has a name: while it runs', async ({ page }) => {
  const { id } = await makeFlow(page, small('Named while running'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^running .* [1-9]\d* messages/);
  for (const tab of ['Timeline', 'Messages', 'Console', 'Problems']) {
    await dockTab(page, tab).click();
    await seeNames(page);
  }
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
});

test('every control has a name: the list of runs and the dialog for exports', async ({ page }) => {
  const { id } = await makeFlow(page, small('Named in dialogs'));
  await openFlow(page, id);
  await pressRun(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await seeOutcome(page, /^stopped after/);
  await page.getByRole('button', { name: /^Runs/ }).click();
  await seeNames(page);
  await expect(async () => {
    // The first one may close a tooltip.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const choice of ['Flow JSON', 'Picture', 'Trace of the run']) {
    await dialog.getByText(choice, { exact: true }).click();
    await seeNames(page);
  }
});

test('a screen reader finds its way: landmarks, headings in order, tables, what is selected', async ({
  page,
}) => {
  const { id } = await makeFlow(page, small('Read aloud'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^running .* [1-9]\d* messages/);
  for (const role of ['banner', 'main'] as const) await expect(page.getByRole(role)).toHaveCount(1);
  for (const name of ['Library and outline', 'Inspector'])
    await expect(page.getByRole('complementary', { name })).toBeVisible();
  for (const name of ['Canvas', 'Dock']) await expect(page.getByRole('region', { name })).toBeVisible();
  for (const name of ['Width of the library', 'Width of the inspector', 'Height of the dock'])
    await expect(page.getByRole('separator', { name })).toBeVisible();
  const levels = async () =>
    (await page.getByRole('heading').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])))).map(
      (level, at, every) => level - (every[at - 1] ?? 0),
    );
  expect(Math.max(...(await levels()))).toBe(1);

  // What was selected is said once, though the run goes on and much is painted meanwhile.
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('.');
  await expect(page.getByText(/^Selected: Ticker/)).toBeAttached();
  const said = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest('[aria-live]')) seen.push(element.textContent ?? '');
      }
    });
    watch.observe(document.body, { childList: true, characterData: true, subtree: true });
    return seen;
  });
  await page.keyboard.press('.');
  const selected = page.getByText(/^Selected: Ticker/);
  await expect
    .poll(async () => (await said.jsonValue()).filter((text) => text.startsWith('Selected')).length)
    .toBe(1);
  const words = await selected.textContent();
  const before = await page
    .getByRole('banner')
    .getByTitle(/^running/)
    .textContent();
  await expect(page.getByRole('banner').getByTitle(/^running/)).not.toHaveText(before ?? '');
  expect((await said.jsonValue()).filter((text) => text.startsWith('Selected'))).toEqual([words]);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await seeOutcome(page, /^stopped after/);

  await dockTab(page, 'Messages').click();
  const table = page.getByRole('table', { name: 'Messages' });
  await expect(table.getByRole('columnheader', { name: 'Time', exact: true })).toBeVisible();
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(2);
  await dockTab(page, 'Statistics').click();
  const figures = page.getByRole('table', { name: 'Figures by actor' });
  for (const name of ['Wait p50', 'Wait p99', 'Handling p99'])
    await expect(figures.getByRole('columnheader', { name, exact: true })).toBeVisible();
  await expect(figures.getByRole('rowheader', { name: 'Show' })).toBeVisible();
  await seeNames(page);
});

test('a dialog takes the focus, keeps it and gives it back', async ({ page }) => {
  const { id } = await makeFlow(page, small('Focus in dialogs'));
  await openFlow(page, id);
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Download zip' })).toBeVisible({ timeout: 60_000 });
  const inside = () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
  for (const key of ['Tab', 'Shift+Tab'])
    for (let n = 0; n < 12; n++) {
      await page.keyboard.press(key);
      expect(await inside()).toBe(true);
    }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('whoever tabs sees where the focus is', async ({ page }) => {
  const { id } = await makeFlow(page, small('Visible focus'));
  await openFlow(page, id);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const seen = new Set<string>();
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const looks = (at: Element | null): boolean => {
        if (!at) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      };
      // A field may show it by its border, a card by the ring around it.
      const field = element.matches('input, textarea, [role="combobox"]');
      const shown =
        looks(element) || looks(element.firstElementChild) || looks(element.parentElement) || field;
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '',
        shown,
      };
    });
    if (!focus) continue;
    seen.add(focus.name);
    expect(focus, `the focus on “${focus.name}” cannot be seen`).toMatchObject({ shown: true });
  }
  expect(seen.size).toBeGreaterThan(20);
});

test('the palette reaches every command, and shows its key', async ({ page }) => {
  await newFlow(page);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const titles = await palette.getByRole('option').allTextContents();
  // An empty flow cannot run yet: what cannot be done is not offered.
  for (const words of [
    'Run',
    'Export',
    'Select all',
    'Fit everything',
    'Connect…',
    'Arrange',
    'All flows',
    'Keyboard shortcuts',
    'Theme: dark',
    'Add queue',
    'Paste',
  ])
    if (words !== 'Run')
      expect(
        titles.some((title) => title.startsWith(words)),
        words,
      ).toBe(true);
  expect(titles.filter((title) => title.startsWith('Add ')).length).toBeGreaterThan(14);
  expect(titles.find((title) => title.startsWith('Export'))).toMatch(/E$/);
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // Every key that the shortcuts dialog lists belongs to a command of the palette.
  await page.getByRole('button', { name: 'Command palette' }).click();
  await page.keyboard.type('Keyboard shortcuts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('nothing glides for whoever asks for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { id } = await makeFlow(page, small('Less motion'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^running/);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Fit everything');
  await page.keyboard.press('Enter');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => {
        const { duration = 0, iterations = 1 } = effect?.getComputedTiming() ?? {};
        return Number(duration) > 10 || (iterations === Number.POSITIVE_INFINITY && Number(duration) > 10);
      })
      .map((animation) =>
        String((animation.effect as KeyframeEffect | null)?.target?.outerHTML).slice(0, 120),
      ),
  );
  expect(moving).toEqual([]);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
});
