import fs from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

/** The server and its flows are shared: each test works on flows of its own name. */
const card = (page: Page, name: string) =>
  page.locator('[data-flow-card]').filter({ has: page.getByRole('link', { name, exact: true }) });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

const document = (name: string, actor = 'Reader') => ({
  format: 'cueboard.flow',
  version: 1,
  name,
  description: `About ${name}`,
  threads: { t: { name: 'reader', colour: 'blue' } },
  actors: {
    a: {
      name: actor,
      thread: 't',
      work: { kind: 'part', part: 'timer', settings: {} },
      ports: ['out'],
      takes: 'in-turn',
      copies: 1,
      onFailure: { kind: 'skip' },
    },
  },
  queues: {},
  wires: {},
  layout: { actors: { a: { x: 0, y: 0 } }, queues: {}, threads: {} },
});

/** The page answers to keys once it has asked for the list itself. */
async function openLibrary(page: Page) {
  await Promise.all([
    page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/flows'),
    page.goto('/'),
  ]);
}

async function addFlow(page: Page, name: string, actor?: string) {
  const answer = await page.request.post('/api/flows', { data: { document: document(name, actor) } });
  expect(answer.ok()).toBe(true);
}

async function drop(page: Page, name: string, text: string) {
  await page.evaluate(
    ([file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], file ?? ''));
      for (const kind of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
}

test('the first start shows the samples', async ({ page }) => {
  await openLibrary(page);
  const samples = page.getByRole('region', { name: 'Samples' });
  for (const name of ['Word count', 'Window and helper', 'Two queues'])
    await expect(samples.getByRole('link', { name, exact: true })).toBeVisible();
});

test('a new flow opens in the designer and stands in the library afterwards', async ({ page }) => {
  await openLibrary(page);
  await page.getByRole('button', { name: 'New flow' }).first().click();
  await expect(page).toHaveURL(/\/flows\/[^/]+$/);
  const id = page.url().split('/').at(-1);
  await openLibrary(page);
  await expect(page.locator(`[data-flow-card="${id}"]`)).toBeVisible();
});

test('rename, duplicate, delete and undo by keyboard', async ({ page }) => {
  await addFlow(page, 'Keyboard flow');
  await openLibrary(page);
  await link(page, 'Keyboard flow').focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name of Keyboard flow' }).fill('Renamed by keyboard');
  await page.keyboard.press('Enter');
  await expect(link(page, 'Renamed by keyboard')).toBeFocused();
  await expect(card(page, 'Keyboard flow')).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+d');
  await expect(link(page, 'Renamed by keyboard copy')).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(card(page, 'Renamed by keyboard copy')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(card(page, 'Renamed by keyboard copy')).toHaveCount(1);
  await page.reload();
  await expect(card(page, 'Renamed by keyboard copy')).toHaveCount(1);
  await expect(card(page, 'Renamed by keyboard')).toHaveCount(1);
});

test('a name that cannot be is refused with its reason, and Escape takes it back', async ({ page }) => {
  await addFlow(page, 'Stays as it is');
  await openLibrary(page);
  await card(page, 'Stays as it is').hover();
  await page.getByRole('button', { name: 'Actions for Stays as it is' }).click();
  await page.getByRole('menuitem', { name: /Rename/ }).click();
  await page.getByRole('textbox', { name: /New name/ }).fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A flow needs a name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(link(page, 'Stays as it is')).toBeFocused();
});

test('search reads names, descriptions and actors', async ({ page }) => {
  await addFlow(page, 'Needle one', 'Xylophone tuner');
  await addFlow(page, 'Needle two');
  await openLibrary(page);
  await expect(card(page, 'Needle two')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('xylo needle');
  await expect(page.locator('[data-flow-card]')).toHaveCount(1);
  await expect(card(page, 'Needle one')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search flows' }).fill('no such thing at all');
  await expect(page.getByText('No flow matches “no such thing at all”')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(card(page, 'Needle two')).toBeVisible();
});

test('a bad file is refused whole, with line and column', async ({ page }) => {
  await openLibrary(page);
  const before = await (await page.request.get('/api/flows')).json();
  const names = new Set(before.map((flow: { name: string }) => flow.name));
  await drop(page, 'broken.json', '{\n  "format": "cueboard.flow",\n  "name": "Half a flow",,\n}');
  const dialog = page.getByRole('dialog', { name: 'broken.json was not imported' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(/^3:\d+$/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(names.has('Half a flow')).toBe(false);
  await expect(card(page, 'Half a flow')).toHaveCount(0);
});

test('a flow goes out as JSON and comes back the same, untrusted', async ({ page }) => {
  await addFlow(page, 'Round trip');
  await openLibrary(page);
  await link(page, 'Round trip').focus();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('ControlOrMeta+e'),
  ]);
  expect(download.suggestedFilename()).toBe('round-trip.flow.json');
  const text = await fs.readFile(await download.path(), 'utf8');

  await page.locator('input[type="file"]').setInputFiles({
    name: 'round-trip.flow.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replace('"Round trip"', '"Round trip, back"')),
  });
  await expect(link(page, 'Round trip, back')).toBeFocused();
  await expect(card(page, 'Round trip, back').getByText('Untrusted')).toBeVisible();

  const flows = await (await page.request.get('/api/flows')).json();
  const found = (name: string) => flows.find((flow: { name: string }) => flow.name === name);
  expect({ ...found('Round trip, back').document, name: 'Round trip' }).toEqual(found('Round trip').document);
  expect(found('Round trip, back').trusted).toBe(false);
});

test('names of a stranger are words, never markup', async ({ page }) => {
  const name = '<img src=x onerror="window.pwned=1">';
  await page.request.post('/api/flows', {
    data: { text: JSON.stringify(document(name, '"><script>window.pwned=1</script>')) },
  });
  await openLibrary(page);
  await expect(card(page, name)).toBeVisible();
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});
