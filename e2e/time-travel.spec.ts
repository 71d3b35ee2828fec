/** Going back to a moment of a run, and finding messages in it. */
import { expect, test } from '@playwright/test';
import { actor, queue } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, pressRun, seeOutcome } from './steps/run.ts';

const shop = `import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    for (let id = 1; id <= 60; id++) await ctx.send('out', { order: { id, customer: id % 2 ? 'anna' : 'bo' } });
  },
});
`;
const packer = `import { actor } from 'cueboard';

export default actor<{ order: { id: number } }>({
  state: () => ({ packed: 0 }),
  async receive({ order }, ctx) {
    const until = performance.now() + 8;
    while (performance.now() < until);
    ctx.state.packed++;
    await ctx.send('out', { parcel: order.id });
  },
});
`;
const post = `import { actor } from 'cueboard';

export default actor({ receive() {} });
`;

test('travel to when a queue was full, read what waited, step, and find messages by a field', async ({
  page,
}) => {
  const { id } = await makeFlow(
    page,
    drawn(
      'Parcels',
      {
        Shop: { code: shop, sends: { out: 'jobs' } },
        Packer: { code: packer, reads: ['jobs'], sends: { out: 'parcels' } },
        Post: { code: post, reads: ['parcels'] },
      },
      { jobs: { capacity: 4 } },
    ),
  );
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed/);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  // A press on the axis, in the midst of the run: the packer is slow, so its queue is full, but for a moment after each.
  // Where the machine is busy, half of a run may be its beginning.
  const timeline = page.getByRole('application', { name: /^Timeline of the run/ });
  await timeline.focus();
  await queue(page, 'jobs').click();
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('The timeline is not on screen.');
  const travel = page.getByRole('region', { name: 'Time travel' });
  const cursor = travel.getByRole('slider', { name: 'Time cursor' });
  const waiting = inspector.getByRole('list', { name: 'Messages waiting in jobs' });
  let share = 0.4;
  await expect(async () => {
    share = share > 0.85 ? 0.45 : share + 0.1;
    await page.mouse.click(box.x + box.width * share, box.y + 34);
    await expect(cursor).toBeVisible();
    await expect(inspector.getByText(/^[1-4] of 4/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await timeline.focus();
  await expect(async () => {
    await page.keyboard.press('>');
    await expect(inspector.getByText('4 of 4')).toBeVisible({ timeout: 500 });
  }).toPass();
  const first = waiting.getByRole('listitem').first();
  await expect(first).toContainText('"order":{"id":');
  const idOf = async () => Number(/"id":(\d+)/.exec((await first.textContent()) ?? '')?.[1]);
  const before = await idOf();

  // Steps follow the queue that is selected: after a few the first that waited has left.
  await expect(async () => {
    await page.keyboard.press('>');
    expect(await idOf()).toBeGreaterThan(before);
  }).toPass();
  await expect(travel.getByText(/^#\S+ (left|came into) jobs$/)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('<');
    expect(await idOf()).toBe(before);
  }).toPass();

  // What the packer did at that moment.
  await actor(page, 'Packer').click();
  await expect(inspector.getByText(/^Packer (is busy|waits|awaits)/)).toBeVisible();
  await cursor.focus();
  await page.keyboard.press('End');
  await expect(inspector.getByText(/^6[0-2] by then/)).toBeVisible();

  // The table, by a field of the content; a wrong word is told at its place.
  await dockTab(page, 'Messages').click();
  const filter = page.getByRole('searchbox', { name: 'Filter messages' });
  await filter.fill('queue:jobs order.id=17 took>5');
  await expect(page.getByText(/write a time with its unit/)).toBeVisible();
  await filter.fill('queue:jobs order.id=17');
  await expect(page.getByText(/^1 message$/)).toBeVisible();
  await page
    .getByRole('table', { name: 'Messages' })
    .getByRole('row', { name: /"id":17/ })
    .click();

  // Its lineage: sent while the shop started, and it made a parcel.
  const lineage = inspector.getByRole('list', { name: 'Lineage' });
  await expect(lineage.getByText('Shop')).toBeVisible();
  await lineage.getByText('Post').click();
  await expect(inspector.getByRole('list', { name: 'Content' })).toContainText('parcel');
  await travel.getByRole('button', { name: 'Leave' }).click();
  await expect(travel).toBeHidden();
});
