/** What can be taken away beside the project itself, and what comes in from elsewhere. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { drawn, makeFlow, readRuns } from './steps/make-flow.ts';
import { openConsole, openFlow, pressRun, seeOutcome } from './steps/run.ts';

const counting = (name: string) =>
  drawn(name, {
    Numbers: { part: 'numbers', settings: { from: 1, to: 3 }, sends: { out: 'numbers' } },
    Show: { part: 'console', settings: { template: '' }, reads: ['numbers'] },
  });

async function openExport(page: Page, choice: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText(choice, { exact: true }).click();
  await expect(dialog.getByRole('radio', { name: new RegExp(`^${choice}`) })).toBeChecked();
  return dialog;
}

async function download(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test('the picture is a whole SVG and a whole PNG', async ({ page }) => {
  const { id } = await makeFlow(page, counting('Pictured <&"'));
  await openFlow(page, id);
  const dialog = await openExport(page, 'Picture');
  const svg = await download(page, dialog.getByRole('button', { name: 'Download SVG' }));
  expect(svg.name).toMatch(/\.svg$/);
  const text = svg.content.toString('utf8');
  const parsed = await page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      error: root.querySelector('parsererror')?.textContent ?? null,
      words: root.documentElement.textContent,
    };
  }, text);
  expect(parsed.error).toBeNull();
  expect(parsed.words).toContain('Numbers');
  expect(text).not.toMatch(/<script|href="http/);

  const png = await download(page, dialog.getByRole('button', { name: 'Download PNG' }));
  expect(png.name).toMatch(/\.png$/);
  expect(png.content.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const [width, height] = [png.content.readUInt32BE(16), png.content.readUInt32BE(20)];
  expect(width).toBeGreaterThan(400);
  expect(height).toBeGreaterThan(80);
  expect(png.content.subarray(-8, -4).toString('latin1')).toBe('IEND');
});

test('the trace of a run goes out as Chrome trace, JSON lines and Mermaid', async ({ page }) => {
  const { id } = await makeFlow(page, counting('Traced'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed in/);
  const dialog = await openExport(page, 'Trace of the run');
  const take = (title: string) =>
    download(page, dialog.getByRole('button', { name: `Download as ${title}`, exact: true }));

  const chrome = await take('Chrome trace');
  const { traceEvents } = JSON.parse(chrome.content.toString('utf8'));
  const names = traceEvents
    .filter(({ ph, name }: { ph: string; name: string }) => ph === 'M' && name === 'thread_name')
    .map(({ args }: { args: { name: string } }) => args.name);
  expect(names).toEqual(expect.arrayContaining(['numbers', 'show']));
  expect(traceEvents.some(({ ph }: { ph: string }) => ph === 'X')).toBe(true);

  const lines = (await take('JSON lines')).content.toString('utf8').trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line));
  expect(records[0]).toMatchObject({ record: 'run', flow: 'Traced' });
  expect(records.at(-1)).toMatchObject({ record: 'end', state: 'completed' });
  const handled = ({ record, queue, outcome }: { record: string; queue: string; outcome: string }) =>
    record === 'message' && queue === 'numbers' && outcome === 'ok';
  expect(records.filter(handled)).toHaveLength(3);

  const mermaid = (await take('Mermaid')).content.toString('utf8');
  expect(mermaid).toMatch(/^sequenceDiagram/);
  expect(mermaid).toMatch(/Numbers/);
});

test('an imported flow opens, but runs only once it is allowed to', async ({ page }) => {
  await page.goto('/');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'stranger.flow.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(counting('From a stranger'))),
  });
  await page.getByRole('link', { name: 'From a stranger', exact: true }).click();
  await expect(page).toHaveURL(/\/flows\/[^/]+$/);
  const id = page.url().split('/').at(-1) ?? '';
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toHaveAttribute('aria-description', 'This flow was imported. Allow it to run first.');
  await run.click({ force: true });
  await page.keyboard.press('ControlOrMeta+Enter');
  // Not by the page alone: the server refuses it too.
  const refused = await page.request.post(`/api/flows/${id}/runs`, { data: {} });
  expect([refused.status(), (await refused.json()).error.code]).toEqual([403, 'flow/untrusted']);
  expect(await readRuns(page, id)).toEqual([]);

  await page
    .getByRole('region', { name: 'Imported flow' })
    .getByRole('button', { name: 'Allow it to run' })
    .click();
  const dialog = page.getByRole('alertdialog', { name: 'Allow “From a stranger” to run?' });
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Allow it to run' }).click();
  await dialog.getByRole('button', { name: 'Allow it to run' }).click();
  await expect(page.getByRole('region', { name: 'Imported flow' })).toHaveCount(0);
  await pressRun(page);
  await seeOutcome(page, /^completed in/);
  const log = await openConsole(page);
  await expect(log.getByText('3', { exact: true })).toBeVisible();
});
