/** Pages that are read again, runs that end elsewhere, servers that go: the view goes on with what was selected. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, pressRun, seeOutcome } from './steps/run.ts';
import { runProcess } from './steps/run-process.ts';

const ticking = drawn('Coming back', {
  Ticker: { part: 'timer', settings: { everyMs: 20, count: 0 }, sends: { out: 'ticks' } },
  Counter: {
    code: `import { actor } from 'cueboard';\n\nexport default actor({\n  receive() {},\n});\n`,
    reads: ['ticks'],
  },
});

/** Selects the first message to the counter in the table. Answers with its name. */
async function selectMessage(page: Page): Promise<string> {
  await dockTab(page, 'Messages').click();
  const row = page.getByRole('table', { name: 'Messages' }).getByRole('row', { name: /ticks.*Counter/ });
  await row.first().click();
  return seeSelected(page);
}

async function seeSelected(page: Page): Promise<string> {
  const row = page.getByRole('table', { name: 'Messages' }).locator('[aria-selected=true]');
  await expect(row).toHaveCount(1);
  return (await row.getByRole('cell').nth(1).textContent()) ?? '';
}

test('a page that is read again, and a run that was ended elsewhere', async ({ page }) => {
  const flow = await makeFlow(page, ticking);
  await openFlow(page, flow.id);
  const run = await pressRun(page);
  const selected = await selectMessage(page);

  await page.reload();
  await expect(page.getByRole('banner').getByTitle(/^running/)).toBeVisible();
  // The same message, and the actor that handled it.
  await dockTab(page, 'Messages').click();
  expect(await seeSelected(page)).toBe(selected);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Counter');

  const stopped = await page.request.post(`/api/runs/${run}/stop`, { data: {} });
  expect(stopped.ok(), await stopped.text()).toBe(true);
  await seeOutcome(page, /^stopped after/);
  expect(await seeSelected(page)).toBe(selected);
  await dockTab(page, 'Timeline').click();
  await expect(page.getByRole('button', { name: /^Thread counter, \d+% busy/ })).toBeVisible();
  await expect(page.getByText(/without a word|connection/)).toHaveCount(0);
});

test.describe('with a server of its own', () => {
  const port = Number(process.env.CUEBOARD_E2E_PORT) + 50;
  const data = mkdtempSync(path.join(tmpdir(), 'cueboard-back-'));
  let server: ChildProcess | null = null;
  test.use({ baseURL: `http://127.0.0.1:${port}` });

  async function startServer(): Promise<void> {
    const started = spawn(process.execPath, ['scripts/serve.mjs'], {
      stdio: 'ignore',
      // A group of its own, to be killed as a whole.
      detached: true,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), CUEBOARD_DATA: data },
    });
    server = started;
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/api/flows`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  }

  function killServer(): void {
    if (server?.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
    server = null;
  }

  test.afterAll(() => {
    killServer();
    rmSync(data, { recursive: true, force: true });
  });

  test.skip(process.platform === 'win32', 'there are no groups of processes to kill there');
  test('a server that is killed and comes back: the run has crashed, and its trace stays', async ({
    page,
  }) => {
    await startServer();
    const flow = await makeFlow(page, ticking);
    await openFlow(page, flow.id);
    const run = await pressRun(page);
    const selected = await selectMessage(page);

    // Left alone, it would see that its server is gone, and end in good order.
    process.kill(runProcess(run) as number, 'SIGSTOP');
    killServer();
    await expect(page.getByText(/The connection to the run was lost\. Trying again/)).toBeVisible();
    expect(await seeSelected(page)).toBe(selected);

    await startServer();
    await seeOutcome(page, /^crashed/);
    await expect(page.getByText(/The run ended without a word\. Its trace is readable up to/)).toBeVisible();
    expect(await seeSelected(page)).toBe(selected);
    await dockTab(page, 'Timeline').click();
    await expect(page.getByRole('button', { name: /^Thread counter, \d+% busy/ })).toBeVisible();
  });
});
