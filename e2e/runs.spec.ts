/** Runs that go wrong, go on for ever, are past, or are joined in the middle. */
import { expect, type Page, test } from '@playwright/test';
import { actor, queue } from './steps/designer.ts';
import { drawn, makeFlow, readFlow, readRun, readRuns } from './steps/make-flow.ts';
import { dockTab, openConsole, openFlow, openSettings, pressRun, seeOutcome } from './steps/run.ts';
import { runProcess } from './steps/run-process.ts';

/** A message every 10 ms for ever, taken more slowly than it is sent: the queue between fills up. */
const slowly = `import { actor } from 'cueboard';

export default actor({
  async receive({ tick }: { tick: number }, ctx) {
    await new Promise((done) => setTimeout(done, 25));
    if (tick % 10 === 0) ctx.log('tick', tick);
  },
});
`;
const ticking = (name: string) =>
  drawn(
    name,
    {
      Ticker: { part: 'timer', settings: { everyMs: 10, count: 0 }, sends: { out: 'ticks' } },
      Slow: { code: slowly, reads: ['ticks'] },
    },
    { ticks: { capacity: 20 } },
  );

const stopButton = (page: Page) => page.getByRole('button', { name: 'Stop', exact: true });

test('a run whose process is killed is marked crashed, and its trace stays readable', async ({ page }) => {
  const flow = await makeFlow(page, ticking('Killed from outside'));
  await openFlow(page, flow.id);
  const run = await pressRun(page);
  const log = await openConsole(page);
  await expect(log.getByText('tick 10', { exact: true })).toBeVisible();

  const pid = runProcess(run);
  expect(pid).not.toBeNull();
  process.kill(pid as number, 'SIGKILL');
  await seeOutcome(page, /^crashed after .*SIGKILL/);
  await expect(log.getByText('tick 10', { exact: true })).toBeVisible();
  await dockTab(page, 'Timeline').click();
  await expect(page.getByText(/The run ended without a word\. Its trace is readable up to/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Thread slow, \d+% busy/ })).toBeVisible();
  await dockTab(page, 'Messages').click();
  const table = page.getByRole('table', { name: 'Messages' });
  await expect(table.getByRole('row', { name: /Ticker.*Slow/ }).first()).toBeVisible();
  expect((await readRun(page, run)).state).toBe('crashed');

  // The server and this page have outlived it: the next run is a run like any other.
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(stopButton(page)).toBeVisible();
  await stopButton(page).click();
  await seeOutcome(page, /^stopped after/);
});

test('an actor that never comes back is stopped within a second', async ({ page }) => {
  const flow = await makeFlow(
    page,
    drawn('Endless loop', {
      Spinner: {
        code: `import { actor } from 'cueboard';\n\nexport default actor({\n  start() {\n    for (;;);\n  },\n});\n`,
      },
    }),
  );
  await openFlow(page, flow.id);
  const run = await pressRun(page);
  await expect.poll(async () => (await readRun(page, run)).state).toBe('running');
  await expect(page.getByRole('banner').getByTitle(/^running/)).toBeVisible();

  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(`/api/runs/${run}/stop`)) asked = Date.now();
  });
  await stopButton(page).click();
  await seeOutcome(page, /^stopped after/);
  const shown = Date.now();
  const { state, endedAt } = await readRun(page, run);
  expect(state).toBe('stopped');
  // A second for the run's end; the rest is for a browser on a machine that is busy with other tests.
  expect(Date.parse(endedAt ?? '') - asked).toBeLessThan(1500);
  expect(shown - asked).toBeLessThan(3000);
  expect(runProcess(run)).toBeNull();
});

test('the capacity of a queue is changed while the run goes on; the flow keeps its own', async ({ page }) => {
  const flow = await makeFlow(page, ticking('Made larger'));
  await openFlow(page, flow.id);
  await pressRun(page);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await queue(page, 'ticks').click();
  await expect(inspector.getByText(/^20 of 20/)).toBeVisible();
  const capacity = inspector.getByRole('spinbutton', { name: 'Capacity in this run' });
  await expect(capacity).toHaveValue('20');
  await capacity.fill('24');
  await capacity.press('Enter');
  await expect(inspector.getByText(/^24 of 24/)).toBeVisible();
  await expect(inspector.getByRole('spinbutton', { name: 'Capacity', exact: true })).toHaveValue('20');
  const log = await openConsole(page);
  // Ticks have come after it, more than are in view where the machine is busy.
  await page.getByRole('searchbox', { name: 'Search logs' }).fill('capacity');
  await expect(log.getByText('The capacity of ticks is 24 from here on.')).toBeVisible();
  await stopButton(page).click();
  await seeOutcome(page, /^stopped after/);
  await expect(capacity).toHaveCount(0);
  expect(Object.values((await readFlow(page, flow.id)).document.queues)[0]?.capacity).toBe(20);
});

test('a failure is shown with the line of the code that threw', async ({ page }) => {
  const flow = await makeFlow(
    page,
    drawn('Third one fails', {
      Numbers: { part: 'numbers', settings: { from: 1, to: 5, step: 1 }, sends: { out: 'numbers' } },
      Picky: {
        reads: ['numbers'],
        onFailure: { kind: 'skip' },
        code: [
          "import { actor } from 'cueboard';",
          '',
          'let seen = 0;',
          '',
          'export default actor({',
          '  receive() {',
          '    seen += 1;',
          "    if (seen === 3) throw new RangeError('three is too many');",
          '  },',
          '});',
          '',
        ].join('\n'),
      },
    }),
  );
  await openFlow(page, flow.id);
  await pressRun(page);
  await seeOutcome(page, /^completed with 1 failure in/);
  await page.getByRole('button', { name: /^Runs/ }).click();
  const list = page.getByRole('dialog', { name: 'Runs of this flow' });
  await expect(list.getByRole('link', { name: /^Completed with 1 failure/ })).toContainText('1 dead letter');
  await page.keyboard.press('Escape');
  await expect(dockTab(page, 'Timeline')).toContainText('1');
  const log = await openConsole(page);
  await expect(log.getByText(/three is too many/)).toContainText(/picky\.ts:8:27/);

  await dockTab(page, 'Messages').click();
  const table = page.getByRole('table', { name: 'Messages' });
  await expect(table.getByRole('row', { name: /error/ })).toHaveCount(1);
  await table.getByRole('row', { name: /error/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByText(/three is too many/).first()).toBeVisible();
  await expect(inspector.getByText(/picky\.ts:8/).first()).toBeVisible();
  const settings = await openSettings(page, 'Picky');
  await expect(settings.getByText('Failures')).toBeVisible();
});

test('a run that a failure ends says which actor and where, and leads there', async ({ page }) => {
  const flow = await makeFlow(
    page,
    drawn('Fails at once', {
      Numbers: { part: 'numbers', settings: { from: 1, to: 5, step: 1 }, sends: { out: 'numbers' } },
      Breaker: {
        reads: ['numbers'],
        code: "import { actor } from 'cueboard';\nexport default actor({\n  receive() {\n    throw new Error('no more');\n  },\n});\n",
      },
    }),
  );
  await openFlow(page, flow.id);
  await pressRun(page);
  await seeOutcome(page, /^failed after .*Breaker.*no more/);
  await page.getByRole('button', { name: 'Show Breaker' }).click();
  await expect(actor(page, 'Breaker')).toHaveClass(/selected/);
  const log = await openConsole(page);
  await expect(log.getByText(/breaker\.ts:4:11/).first()).toBeVisible();
});

test('a run that holds more memory than it may is ended, and says so', async ({ page }) => {
  const flow = await makeFlow(
    page,
    drawn('Never gives back', {
      Hoard: {
        code: [
          "import { actor } from 'cueboard';",
          '',
          'export default actor({',
          '  state: () => ({ kept: [] as Buffer[] }),',
          '  start(ctx) {',
          '    ctx.every(20);',
          '  },',
          '  receive(_tick, ctx) {',
          '    ctx.state.kept.push(Buffer.alloc(10_000_000, 1));',
          '  },',
          '});',
          '',
        ].join('\n'),
      },
    }),
  );
  await openFlow(page, flow.id);
  const settings = page.getByRole('dialog', { name: 'Settings of the next run' });
  const memory = settings.getByRole('spinbutton', { name: 'Memory' });
  await page.getByRole('button', { name: 'Settings of the next run' }).click();
  await expect(memory).toHaveValue('0');
  await memory.fill('150');
  await memory.press('Enter');
  await expect(settings.getByRole('alert')).toHaveText('At least 200, or 0.');
  await memory.fill('300');
  await memory.press('ArrowUp');
  await expect(memory).toHaveValue('400');
  await expect(settings.getByRole('alert')).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'Settings of the next run' }).click();
  await expect(memory).toHaveValue('400');
  await page.keyboard.press('Escape');
  await pressRun(page);
  await seeOutcome(page, /^failed after .*: its process holds \d+ MB of memory, and may hold 400 MB$/);
});

test('a past run shows the flow as it was then', async ({ page }) => {
  const flow = await makeFlow(
    page,
    drawn('As it was', {
      Numbers: { part: 'numbers', settings: { from: 1, to: 3, step: 1 }, sends: { out: 'numbers' } },
      Show: { part: 'console', settings: { template: '' }, reads: ['numbers'] },
    }),
  );
  await openFlow(page, flow.id);
  const first = await pressRun(page);
  await seeOutcome(page, /^completed in/);

  const settings = await openSettings(page, 'Show');
  await settings.getByRole('textbox', { name: 'Name' }).fill('Screen');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the flow' }).fill('As it is now');
  await page.keyboard.press('Enter');
  await expect(actor(page, 'Screen')).toBeVisible();
  await pressRun(page);
  await expect
    .poll(async () => (await readRuns(page, flow.id)).map(({ state }) => state))
    .toEqual(['completed', 'completed']);

  await page.getByRole('button', { name: /^Runs/ }).click();
  const list = page.getByRole('dialog', { name: 'Runs of this flow' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(new RegExp(`/flows/${flow.id}/runs/${first}$`));
  await expect(page.getByRole('heading', { name: 'As it was' })).toBeVisible();
  await expect(page.getByText('the flow as it was then, for reading')).toBeVisible();
  await expect(actor(page, 'Show')).toBeVisible();
  await expect(actor(page, 'Screen')).toHaveCount(0);
  const log = await openConsole(page);
  await expect(log.getByText('Show', { exact: true }).first()).toBeVisible();
  // For reading: nothing that edits works.
  await actor(page, 'Show').click();
  await page.keyboard.press('Delete');
  await expect(actor(page, 'Show')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable();
  await page.reload();
  await expect(actor(page, 'Show')).toBeVisible();

  await page.getByRole('link', { name: 'Back to design' }).click();
  await expect(actor(page, 'Screen')).toBeVisible();
  expect((await readFlow(page, flow.id)).document.name).toBe('As it is now');
});

test('figures appear while it runs, and a page that is loaded again catches up', async ({ page }) => {
  const flow = await makeFlow(page, ticking('Joined in the middle'));
  await openFlow(page, flow.id);
  await pressRun(page);
  await queue(page, 'ticks').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  // Slower than its sender: it fills up, and the sender waits.
  await expect(inspector.getByText(/20 of 20 · senders wait for room/)).toBeVisible();
  await expect(inspector.getByText(/^\d+ · [\d.]+\/s$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Thread slow, [1-9]\d*% busy/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Queue ticks, / })).toBeVisible();
  const log = await openConsole(page);
  await expect(log.getByText(/^tick \d+0$/).first()).toBeVisible();

  await page.reload();
  await expect(page.getByRole('banner').getByTitle(/^running/)).toBeVisible();
  await openConsole(page);
  await page.getByRole('checkbox', { name: 'Follow' }).uncheck();
  await log.evaluate((list) => list.scrollTo(0, 0));
  // From before the page was loaded again, and from after.
  await expect(log.getByText('tick 10', { exact: true })).toBeVisible();
  const lines = page.getByText(/^Follow[\d,]+ lines$/);
  const before = (await lines.textContent()) ?? '';
  await expect(lines).not.toHaveText(before);
  await stopButton(page).click();
  await seeOutcome(page, /^stopped after/);
});
