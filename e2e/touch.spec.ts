/** Fingers instead of a mouse, on a tablet's screen. */
import { expect, type Page, test } from '@playwright/test';
import { actor, canvas } from './steps/designer.ts';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { openFlow, pressRun, seeOutcome } from './steps/run.ts';

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

interface Point {
  x: number;
  y: number;
}

/** Puts fingers down, moves them along straight lines and lifts them. */
async function fingers(page: Page, ways: { from: Point; to: Point }[], steps = 8): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (part: number) =>
    ways.map(({ from, to }, id) => ({
      ...{ id, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= steps; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / steps) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** Puts a finger down and leaves it there until `seen`. */
async function longPress(page: Page, at: Point, seen: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await seen();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

const counting = (name: string) =>
  drawn(name, {
    Numbers: {
      ...{ part: 'numbers', settings: { from: 1, to: 40, everyMs: 5 } },
      sends: { out: 'numbers' },
    },
    Show: { part: 'console', settings: { template: '' }, reads: ['numbers'] },
  });

async function boxOf(page: Page, label: RegExp | string, role: 'application' | 'button') {
  const box = await page.getByRole(role, { name: label }).boundingBox();
  if (box === null) throw new Error(`Not on screen: ${label}`);
  return box;
}

/** From and to of the timeline's view, in nanoseconds: what is there for those who cannot see it. */
async function inView(page: Page): Promise<[number, number]> {
  const words = (await page.getByText(/^In view: /).textContent()) ?? '';
  const units: Record<string, number> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9 };
  const times = words
    .split(' to ')
    .map((time) =>
      [...time.matchAll(/([\d.]+) (ns|µs|ms|s|min)\b/g)].reduce(
        (sum, [, figure, unit]) => sum + Number(figure) * (units[unit ?? ''] ?? 0),
        0,
      ),
    );
  return [times[0] ?? 0, times[1] ?? 0];
}

test('one finger pans the timeline, two zoom it, a tap selects', async ({ page }) => {
  const { id } = await makeFlow(page, counting('Touched timeline'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed/);
  const box = await boxOf(page, /^Timeline of the run/, 'application');
  const middle = { x: box.x + box.width / 2, y: box.y + 75 };
  const [from, to] = await inView(page);

  await fingers(page, [
    { from: { ...middle, x: middle.x - 40 }, to: { ...middle, x: middle.x - 160 } },
    { from: { ...middle, x: middle.x + 40 }, to: { ...middle, x: middle.x + 160 } },
  ]);
  // Four times as far apart: a quarter of the time is in view, about the same middle.
  const length = async () => {
    const [a, b] = await inView(page);
    return (b - a) / (to - from);
  };
  await expect.poll(length).toBeLessThan(0.3);
  expect(await length()).toBeGreaterThan(0.2);
  const [nearFrom, nearTo] = await inView(page);
  expect(Math.abs((nearFrom + nearTo) / 2 - (from + to) / 2)).toBeLessThan((to - from) * 0.05);

  await fingers(page, [{ from: middle, to: { ...middle, x: middle.x + 200 } }]);
  const moved = async () => (nearFrom - (await inView(page))[0]) / (nearTo - nearFrom);
  await expect.poll(moved).toBeGreaterThan(0.15);
  // As far as the finger went, and no further; its way is shortened by what makes a drag of a press.
  expect(await moved()).toBeLessThan(0.3);

  await page.getByRole('button', { name: 'Fit', exact: true }).tap();
  // The lane of the receiver is the second; somewhere in it a bar lies under the finger.
  await expect(async () => {
    for (let x = box.x + 20; x < box.x + box.width; x += 24) {
      await page.touchscreen.tap(x, box.y + 86);
      if ((await page.getByText(/^Selected: /).count()) > 0) return;
    }
    expect(await page.getByText(/^Selected: /).count()).toBe(1);
  }).toPass();
});

test('a long press on a lane’s name opens its menu', async ({ page }) => {
  const { id } = await makeFlow(page, counting('Pressed lane'));
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed/);
  const box = await boxOf(page, /^Thread show/, 'button');
  await longPress(page, { x: box.x + 40, y: box.y + 10 }, () =>
    expect(page.getByRole('menuitem', { name: /^Pin/ })).toBeVisible(),
  );
});

test('fingers pan and zoom the canvas, a tap selects and adds, a long press opens the menu', async ({
  page,
}) => {
  const { id } = await makeFlow(page, counting('Touched canvas'));
  await openFlow(page, id);
  const pane = await canvas(page).boundingBox();
  if (pane === null) throw new Error('no canvas');
  const free = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 90 };
  const viewport = page.locator('.react-flow__viewport');
  const zoom = async () =>
    Number(/scale\(([\d.]+)\)/.exec((await viewport.getAttribute('style')) ?? '')?.[1]);
  const before = await viewport.getAttribute('style');
  const scale = await zoom();
  await fingers(page, [{ from: free, to: { x: free.x + 40, y: free.y - 30 } }]);
  await expect(viewport).not.toHaveAttribute('style', before ?? '');
  expect(await zoom()).toBe(scale);
  await fingers(page, [
    { from: { ...free, x: free.x - 40 }, to: { ...free, x: free.x - 56 } },
    { from: { ...free, x: free.x + 40 }, to: { ...free, x: free.x + 56 } },
  ]);
  await expect.poll(zoom).toBeGreaterThan(scale * 1.2);
  await page.getByRole('button', { name: 'Fit everything' }).tap();

  await actor(page, 'Numbers').tap();
  await expect(actor(page, 'Numbers')).toHaveClass(/selected/);
  const show = await actor(page, 'Show').boundingBox();
  if (show === null) throw new Error('no card');
  await longPress(page, { x: show.x + show.width / 2, y: show.y + show.height / 2 }, () =>
    expect(page.getByRole('menuitem', { name: /^Delete/ })).toBeVisible(),
  );
  await expect(actor(page, 'Show')).toHaveClass(/selected/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.getByRole('button', { name: /^Timer: / }).tap();
  await expect(actor(page, 'Timer')).toBeVisible();
});
