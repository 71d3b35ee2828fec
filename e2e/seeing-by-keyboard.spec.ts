/** A run looked at from end to end without a mouse, and what a screen reader is told of it meanwhile. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { actor, queue } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { openFlow, seeOutcome } from './steps/run.ts';

const shop = `import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    for (let id = 1; id <= 40; id++) await ctx.send('out', { order: { id }, urgency: 100 - id });
  },
});
`;
const packer = `import { actor } from 'cueboard';

export default actor<{ order: { id: number } }>({
  async receive({ order }, ctx) {
    const until = performance.now() + 6;
    while (performance.now() < until);
    await ctx.send('out', { parcel: order.id });
  },
});
`;
const post = `import { actor } from 'cueboard';

export default actor({ receive() {} });
`;

const parcels = () =>
  drawn(
    'Parcels by keyboard',
    {
      Shop: { code: shop, sends: { out: 'jobs' } },
      Packer: { code: packer, reads: ['jobs'], sends: { out: 'parcels' } },
      Post: { code: post, reads: ['parcels'] },
    },
    { jobs: { capacity: 4, order: { kind: 'priority', field: 'urgency' } } },
  );

const nameOfFocus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
    return element?.getAttribute('aria-label') ?? (label ?? element)?.textContent?.trim() ?? '';
  });

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (name.test(await nameOfFocus(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never came to ${name}; it is on ${await nameOfFocus(page)}.`);
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

/** Counts what live regions say from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [];
    const regions = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(regions);
        if (region) said.push(region.textContent ?? '');
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { saidAloud: said });
  });
const saidAloud = (page: Page) =>
  page.evaluate(() => (window as unknown as { saidAloud: string[] }).saidAloud);

test('run, chain, canvas, histogram, time travel, comparison and exports by keyboard alone', async ({
  page,
}) => {
  const { id } = await makeFlow(page, parcels());
  await openFlow(page, id);
  const press = (key: string) => page.keyboard.press(key);
  const selected = page.getByText(/^Selected: /);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await test.step('run it twice', async () => {
    await press('ControlOrMeta+Enter');
    await seeOutcome(page, /^completed/);
    await press('ControlOrMeta+Enter');
    await expect(page.getByRole('button', { name: 'Runs 2' })).toBeVisible();
    await seeOutcome(page, /^completed/);
  });

  await test.step('select a bar, follow the chain to its source and back; the canvas goes along', async () => {
    await press('Alt+t');
    await expect(page.getByRole('application', { name: /^Timeline of the run/ })).toBeFocused();
    await press('.');
    await expect(selected).toContainText('no cause is known');
    const start = await selected.textContent();
    await expect(actor(page, 'Shop')).toHaveClass(/selected/);
    await press(']');
    await expect(selected).toContainText(/^Selected: Packer /);
    await expect(actor(page, 'Packer')).toHaveClass(/selected/);
    await press(']');
    await expect(selected).toContainText(/^Selected: Post .*caused by message/);
    await expect(actor(page, 'Post')).toHaveClass(/selected/);
    await press('[');
    await press('[');
    await expect(selected).toHaveText(start ?? '');
  });

  await test.step('moving about says nothing aloud; a selection says one thing', async () => {
    await listen(page);
    const view = page.getByText(/^In view: /);
    for (const key of ['w', 'd', 'd', 'a', 's', 'w']) {
      const before = await view.textContent();
      await press(key);
      await expect(view).not.toHaveText(before ?? '');
    }
    expect(await saidAloud(page)).toEqual([]);
    await press('f');
    await press(']');
    await expect(selected).toContainText(/^Selected: Packer /);
    expect(new Set((await saidAloud(page)).filter((words) => words !== '')).size).toBe(1);
  });

  await test.step('read the histogram', async () => {
    await command(page, 'Statistics of the run');
    const table = page.getByRole('table', { name: 'Figures by actor' });
    await expect(table.getByRole('row', { name: /^Packer / })).toContainText('40');
    await expect(
      page.getByRole('img', { name: /^Wait, all messages: p50 .+, p90 .+, p99 .+, max / }),
    ).toBeVisible();
  });

  await test.step('travel to when the queue was full, and read what waited, the most urgent first', async () => {
    await press('Alt+t');
    await expect(page.getByRole('application', { name: /^Timeline of the run/ })).toBeFocused();
    await tabTo(page, /^Queue jobs, /, 'Shift+Tab');
    await press('Enter');
    await expect(queue(page, 'jobs')).toHaveClass(/selected/);
    await press('Alt+t');
    await press('t');
    await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeVisible();
    await expect(async () => {
      await press('>');
      await expect(inspector.getByText('4 of 4')).toBeVisible({ timeout: 500 });
    }).toPass();
    const waiting = inspector.getByRole('list', { name: 'Messages waiting in jobs' }).getByRole('listitem');
    await expect(waiting).toHaveCount(4);
    const urgency = (await waiting.allTextContents()).map((text) =>
      Number(/"urgency":(\d+)/.exec(text)?.[1] ?? Number.NaN),
    );
    expect(urgency).toEqual(urgency.toSorted((a, b) => a - b));
    await expect(inspector.getByText(/^By priority, as they will be taken/)).toBeVisible();
    await press('Shift+t');
    await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeHidden();
  });

  await test.step('put a lane elsewhere, and find it there when the page is read again', async () => {
    const shown = page.getByRole('button', { name: /^(Thread|Queue) / });
    const names = async () =>
      (await shown.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')))
        .map((label) => /^(?:Thread|Queue) ([^,]+)/.exec(label)?.[1])
        .slice(0, 3);
    await tabTo(page, /^Thread post, /, 'Shift+Tab');
    await expect.poll(names).toEqual(['shop', 'packer', 'post']);
    await press('Alt+ArrowUp');
    await expect.poll(names).toEqual(['shop', 'post', 'packer']);
    await expect.poll(() => nameOfFocus(page)).toMatch(/^Thread post, /);
    await page.reload();
    await expect.poll(names).toEqual(['shop', 'post', 'packer']);
  });

  await test.step('compare both runs', async () => {
    await command(page, 'Compare with the run before');
    const table = page.getByRole('table', { name: 'Differences of actors' });
    await expect(table.getByRole('row', { name: /^Packer same/ })).toBeVisible();
    await command(page, 'End the comparison');
  });

  await test.step('export each format', async () => {
    await press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await expect(dialog).toBeVisible();
    await tabTo(page, /^Node project/);
    const last = dialog.getByRole('radio', { name: /^Trace of the run/ });
    await expect(async () => {
      await press('ArrowDown');
      await expect(last).toBeChecked({ timeout: 300 });
    }).toPass();
    const sizes: Record<string, number> = {};
    for (const title of ['Chrome trace', 'OpenTelemetry', 'ShiViz log', 'JSON lines', 'Mermaid']) {
      await tabTo(page, new RegExp(`^Download as ${title}$`));
      const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
      sizes[title] = (await readFile(await file.path())).length;
      await expect(dialog.getByRole('button', { name: `Download as ${title}` })).toBeEnabled();
    }
    for (const [title, size] of Object.entries(sizes)) expect(size, title).toBeGreaterThan(500);
  });
});
