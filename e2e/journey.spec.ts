import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { actor, dragPart, drawWire, newFlow, queue, ring, saved, writeCode } from './steps/designer.ts';

const run = promisify(execFile);

/** Each line of a real file is squared by a real program, `expr`. */
const square = `import { actor } from 'cueboard';

export default actor({
  async receive({ line: n }: { line: string }, ctx) {
    const program = ctx.process('expr', [n, '*', n]);
    for await (const line of program) await ctx.send('out', { square: Number(line) });
  },
});
`;
const sum = `import { actor } from 'cueboard';

export default actor({
  state: () => ({ sum: 0, seen: 0 }),
  receive(message: { square: number }, ctx) {
    ctx.assertThread('Owner');
    ctx.state.sum += message.square;
    ctx.state.seen += 1;
  },
  async stop(ctx) {
    await ctx.send('out', 'the sum of ' + ctx.state.seen + ' squares is ' + ctx.state.sum);
  },
});
`;
const OUTCOME = 'the sum of 24 squares is 4900';

test('draw, run, watch, reload, undo, export, run the export', async ({ page }) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'cueboard-journey-'));
  const file = path.join(folder, 'numbers.txt');
  await writeFile(file, Array.from({ length: 24 }, (_, index) => `${index + 1}\n`).join(''));

  const id = await newFlow(page);
  await drawTheFlow(page, file);
  await saved(page);

  await test.step('run it and see the outcome', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(/completed in/)).toBeVisible({ timeout: 30_000 });
    await seeOutcome(page);
  });

  await test.step('an arrow leads from one named lane to another', async () => {
    await seeArrow(page);
  });

  await test.step('reload keeps design, run and trace', async () => {
    await page.reload();
    await expect(actor(page, 'Owner')).toBeVisible();
    await expect(page.getByText(/completed in/)).toBeVisible();
    await seeOutcome(page);
    await seeArrow(page);
  });

  await test.step('undo and redo', async () => {
    await actor(page, 'Console').click();
    await page.keyboard.press('Delete');
    await expect(actor(page, 'Console')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(actor(page, 'Console')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(actor(page, 'Console')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(actor(page, 'Console')).toBeVisible();
    await saved(page);
  });

  await test.step('the exported project gives the same result with node alone', async () => {
    await page.keyboard.press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: /Download/ }).click(),
    ]);
    const project = path.join(folder, 'project');
    unpack(await readFile(await download.path()), project);
    const npm = { cwd: project, env: { ...process.env, npm_config_cache: path.join(folder, 'cache') } };
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund'], npm);
    const { stdout } = await run('npm', ['start', '--silent'], npm);
    expect(stdout).toContain(OUTCOME);
    await run('npm', ['test'], npm);
  });

  await test.step('the flow is in the library, with the outcome of its last run', async () => {
    await page.goto('/');
    await expect(page.locator(`[data-flow-card="${id}"]`)).toContainText(/completed/i);
  });
});

/** Source, queue, two competing actors on two threads, owner, console: by mouse and keyboard, from nothing. */
async function drawTheFlow(page: Page, file: string): Promise<void> {
  await dragPart(page, 'File lines', 110, 190);
  await dragPart(page, 'Queue', 290, 190);
  await dragPart(page, 'Function', 470, 110);
  await dragPart(page, 'Function', 470, 280);
  await dragPart(page, 'Owner', 740, 190);
  await dragPart(page, 'Console', 740, 330);
  await expect(actor(page, 'Function 2')).toBeVisible();

  await actor(page, 'File lines').click();
  await page.getByRole('textbox', { name: 'File' }).fill(file);
  await page.keyboard.press('Enter');

  const lines = queue(page, 'queue');
  await drawWire(page, ring(actor(page, 'File lines'), /^Output out/), ring(lines, /^Into/));
  await drawWire(page, ring(lines, /^Out of/), ring(actor(page, 'Function'), /^Input/));
  await drawWire(page, ring(lines, /^Out of/), ring(actor(page, 'Function 2'), /^Input/));
  // Actor to actor puts a queue between; the second worker sends to the same one.
  await drawWire(page, ring(actor(page, 'Function'), /^Output out/), ring(actor(page, 'Owner'), /^Input/));
  const between = queue(page, 'to Owner');
  await expect(between).toBeVisible();
  await drawWire(page, ring(actor(page, 'Function 2'), /^Output out/), ring(between, /^Into/));
  await drawWire(page, ring(actor(page, 'Owner'), /^Output out/), ring(actor(page, 'Console'), /^Input/));

  await writeCode(page, 'Function', square);
  await writeCode(page, 'Function 2', square);
  await writeCode(page, 'Owner', sum);
}

async function seeOutcome(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Console/ }).click();
  await expect(page.getByRole('tabpanel', { name: /^Console/ }).getByText(OUTCOME)).toBeVisible();
  await page.getByRole('tab', { name: /^Timeline/ }).click();
}

/** One of the squares that the owner took is selected; its arrow is painted from the worker's lane to the owner's. */
async function seeArrow(page: Page): Promise<void> {
  const dock = page.getByRole('tablist', { name: 'Dock' });
  await dock.getByRole('tab', { name: /^Messages/ }).click();
  await page.getByRole('searchbox', { name: 'Filter messages' }).fill('square');
  await page
    .getByRole('table', { name: 'Messages' })
    .getByRole('row', { name: /"square":/ })
    .first()
    .click();
  await dock.getByRole('tab', { name: /^Timeline/ }).click();
  await expect(page.getByRole('application', { name: /^Timeline of the run/ })).toBeVisible();
  const arrows = page.getByRole('list', { name: 'Arrows of the selected message' });
  await expect(arrows.getByRole('listitem').first()).toHaveText(/^from Function( 2)? to Owner$/);
}

function unpack(zip: Uint8Array, to: string): void {
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    if (name.endsWith('/')) continue;
    const target = path.join(to, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
