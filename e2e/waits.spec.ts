/** Who waits for whom, while a run goes on and after it. */
import { expect, test } from '@playwright/test';
import { deadlockFull } from '../fixtures/flows/deadlock-full.ts';
import { actor } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { openConsole, openFlow, pressRun, seeOutcome } from './steps/run.ts';

test('a deadlock is named, drawn and led to, and stays with the run that had it', async ({ page }) => {
  const { id } = await makeFlow(page, deadlockFull());
  await openFlow(page, id);
  await pressRun(page);
  const banner = page.getByRole('alert', { name: 'Deadlock' });
  await expect(banner).toContainText('planner waits for a place in jobs, which worker reads');
  await expect(banner).toContainText('worker waits for a place in results, which planner reads');
  await expect(banner).not.toContainText('clock');
  await expect(page.getByRole('list', { name: 'Colours of the deadlock' })).toContainText(
    'waits for a place',
  );
  await expect(page.locator('.canvas-wire.is-deadlocked')).toHaveCount(4);
  await banner.getByRole('button', { name: 'Show both' }).click();
  await expect(page.getByText('2 actors, 2 queues selected')).toBeVisible();
  await expect((await openConsole(page)).getByText(/^Deadlock: /)).toHaveCount(1);

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await seeOutcome(page, /^stopped after/);
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Hide' }).click();
  await expect(banner).toBeHidden();
  // The next run is another matter.
  await pressRun(page);
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
});

/** Works for so long at each message. */
const works = (ms: number, then: string) => `import { actor } from 'cueboard';

export default actor({
  async receive(n: number, ctx) {
    const until = performance.now() + ${ms};
    while (performance.now() < until);
    ${then}
  },
});
`;

test('the bottleneck is named, and an actor’s time told in parts', async ({ page }) => {
  const flow = drawn(
    'Slow counter',
    {
      Reader: {
        code: `import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    for (let n = 0; n < 400; n++) await ctx.send('out', n);
  },
});
`,
        sends: { out: 'lines' },
      },
      Counter: { code: works(5, ''), reads: ['lines'] },
    },
    { lines: { capacity: 4 } },
  );
  const { id } = await makeFlow(page, flow);
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed/);
  await expect(
    page.getByText(
      /^Counter is the bottleneck: it is \d+% busy, and Reader waits for it \d+% of the time\.$/,
    ),
  ).toBeVisible();
  await actor(page, 'Reader').click();
  const inspector = page.getByRole('tabpanel', { name: 'Settings' });
  await expect(inspector.getByRole('img', { name: /waiting on a full queue \d+%/ })).toBeVisible();
  await page.getByRole('button', { name: /^Bottleneck: Counter/ }).click();
  await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Counter');
});
