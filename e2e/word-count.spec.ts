/** The sample Word count against the shell command that its own description gives. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { FlowRecord, FlowSummary } from '../api/types.ts';
import { openConsole, openFlow, openSettings, pressRun, seeOutcome } from './steps/run.ts';

const root = path.resolve(import.meta.dirname, '..');

/** A copy of its own, so that tests beside this one find the sample as it was. */
async function copyOfSample(page: Page): Promise<FlowRecord> {
  const flows: FlowSummary[] = await (await page.request.get('/api/flows')).json();
  const sample = flows.find(({ name, sample }) => sample && name === 'Word count');
  expect(sample).toBeDefined();
  return (await page.request.post(`/api/flows/${sample?.id}/duplicate`, { data: {} })).json();
}

/** What the description tells a reader to type, on this folder; the last line is the sum, counted in its own way. */
function countedByShell(
  description: string,
  folder: string,
): { top: string[]; words: number; files: number } {
  const command = description.split('\n').find((line) => line.startsWith('    find node_modules '));
  if (!command) throw new Error('The description holds no command.');
  const sh = (text: string) =>
    execFileSync('sh', ['-c', text], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const here = command.replace('find node_modules', `find "${folder}"`);
  const find = here.slice(0, here.indexOf(' -print0'));
  return {
    top: sh(here).split('\n').filter(Boolean).map(trimmed),
    words: Number(sh(`${find} -print0 | LC_ALL=C xargs -0 grep -ohaE '[A-Za-z]+' | wc -l`)),
    files: Number(sh(`${find} | wc -l`)),
  };
}

/** ` 1234 word` whatever the indent. */
const trimmed = (line: string) => line.trim().replace(/\s+/g, ' ');

async function seeSameCount(page: Page, expected: ReturnType<typeof countedByShell>): Promise<void> {
  const log = await openConsole(page);
  const total = log.getByText(/ words, \d+ different ones, in \d+ files/);
  await expect(total).toBeVisible();
  const [, words, files] =
    /(\d+) words, \d+ different ones, in (\d+) files/.exec((await total.textContent()) ?? '') ?? [];
  expect(Number(words)).toBe(expected.words);
  expect(Number(files)).toBe(expected.files);
  // The list is as long as the dock is high: what the search leaves is read instead of scrolling.
  const search = page.getByRole('searchbox', { name: 'Search logs' });
  for (const line of expected.top) {
    const [count, word] = line.split(' ');
    await search.fill(`${count} ${word}`);
    await expect(log.getByText(new RegExp(`^\\s*${count} ${word}$`))).toBeVisible();
  }
  await search.fill('');
}

test('the sample counts what the command in its description counts', async ({ page }) => {
  test.setTimeout(120_000);
  const flow = await copyOfSample(page);
  await openFlow(page, flow.id);
  await pressRun(page);
  await seeOutcome(page, /^completed in/, 60_000);
  await seeSameCount(page, countedByShell(flow.document.description, 'node_modules'));
});

test('and so it does on another folder, given in its settings', async ({ page }) => {
  const folder = path.join(root, 'node_modules', 'zod');
  const flow = await copyOfSample(page);
  await openFlow(page, flow.id);
  const settings = await openSettings(page, 'Read files');
  await settings.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await page.keyboard.press('Enter');
  await pressRun(page);
  await seeOutcome(page, /^completed in/);
  await seeSameCount(page, countedByShell(flow.document.description, folder));
});
