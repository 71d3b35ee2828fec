/** What a run took, in figures: of an area, of a message, and beside another run. */
import { expect, type Page, test } from '@playwright/test';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, pressRun, seeOutcome } from './steps/run.ts';

const source = `import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    for (let n = 0; n < 150; n++) await ctx.send('out', { type: n % 3 === 0 ? 'large' : 'small', n });
  },
});
`;
const worker = `import { actor } from 'cueboard';

export default actor({
  async receive(job: { type: string }, ctx) {
    const until = performance.now() + (job.type === 'large' ? 4 : 1);
    while (performance.now() < until);
    await ctx.send('done', job);
  },
});
`;
const sink = `import { actor } from 'cueboard';

export default actor({ async receive() {} });
`;

const flow = () =>
  drawn(
    'Measured',
    {
      Source: { code: source, sends: { out: 'jobs' } },
      Worker: { code: worker, reads: ['jobs'], sends: { done: 'results' } },
      Sink: { code: sink, reads: ['results'] },
    },
    { jobs: { capacity: 8 } },
  );

async function runOnce(page: Page): Promise<void> {
  await pressRun(page);
  await seeOutcome(page, /^completed/);
}

test('an area in figures, where a message’s time went, and two runs side by side', async ({ page }) => {
  const { id } = await makeFlow(page, flow());
  await openFlow(page, id);
  await runOnce(page);
  await runOnce(page);

  await test.step('the whole run, by actor, queue and type', async () => {
    await dockTab(page, 'Statistics').click();
    const actors = page.getByRole('table', { name: 'Figures by actor' });
    await expect(actors.getByRole('row', { name: /^Worker / })).toContainText('150');
    await expect(actors.getByRole('img', { name: /busy \d+%/ }).first()).toBeVisible();
    await expect(
      page.getByRole('img', { name: /^Wait, all messages: p50 .+, p90 .+, p99 .+, max / }),
    ).toBeVisible();
    await page.getByRole('radio', { name: 'Types' }).check({ force: true });
    const types = page.getByRole('table', { name: 'Figures by type' });
    await expect(types.getByRole('row', { name: /^small / })).toContainText('200');
    await types.getByRole('button', { name: 'large' }).click();
    await expect(page.getByRole('img', { name: /^Handling, large: p50 / })).toBeVisible();
    await page.getByRole('radio', { name: 'Queues' }).check({ force: true });
    const jobs = page.getByRole('table', { name: 'Figures by queue' }).getByRole('row', { name: /^jobs / });
    await expect(jobs).toContainText('8');
  });

  await test.step('an area of the timeline', async () => {
    await dockTab(page, 'Timeline').click();
    const timeline = page.getByRole('application', { name: /^Timeline/ });
    const box = await timeline.boundingBox();
    if (!box) throw new Error('no timeline');
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width * 0.4, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 130, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await dockTab(page, 'Statistics').click();
    const taken = page.getByText(/\d s to \d.* messages? taken/);
    await expect(taken).toBeVisible();
    const count = Number(
      /([\d,]+) messages? taken/.exec((await taken.textContent()) ?? '')?.[1]?.replace(',', ''),
    );
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(300);
    await page.getByRole('button', { name: 'Whole run' }).click();
    await expect(page.getByText(/^Whole run.*· 300 messages taken/)).toBeVisible();
  });

  await test.step('the critical path leads to a message, and tells where its time went', async () => {
    const steps = page.getByRole('list', { name: 'Steps of the path' });
    const ofWorker = steps.getByRole('button', { name: /^Worker handled \d+ messages/ });
    await expect(ofWorker.first()).toBeVisible();
    await ofWorker.first().click();
    await expect(ofWorker.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('On thread');
    await page.getByRole('radio', { name: 'Message', exact: true }).check({ force: true });
    await expect(page.getByText(/of Worker #[\d.]+, from when it was sent/)).toBeVisible();
    await expect(steps.getByRole('button').first()).toContainText('in jobs, to Worker');
    await expect(page.getByRole('list', { name: 'Parts of the path' })).toContainText(
      'waiting behind others: jobs',
    );
    await page.getByRole('radio', { name: 'With causes' }).check({ force: true });
    await expect(steps.getByRole('button', { name: /^Source handled #/ })).toBeVisible();
  });

  await test.step('beside the run before', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').getByRole('combobox').fill('Compare with the run before');
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: 'Differences of actors' });
    await expect(table.getByRole('row', { name: /^Worker same/ })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Threads of both runs' }).getByRole('listitem')).toHaveText([
      'source',
      'worker',
      'sink',
    ]);
    await page.getByRole('radio', { name: 'Queues' }).check({ force: true });
    const queues = page.getByRole('table', { name: 'Differences of queues' });
    await expect(queues.getByRole('row', { name: /^jobs same/ })).toBeVisible();
    await page.getByRole('button', { name: /^Runs/ }).click();
    await page
      .getByRole('button', { name: /^Delete the run of/ })
      .last()
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText(/^The other run has been deleted/)).toBeVisible();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect(queues).toBeHidden();
  });
});
