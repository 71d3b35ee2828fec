/** A flow of hundreds of actors from far away: boxes are painted there, and answer to pointer and keyboard all the same. */
import { expect, type Page, test } from '@playwright/test';
import { emptyFlow, type Flow } from '../flow/document.ts';
import { actor, canvas, saved } from './steps/designer.ts';
import { makeFlow, readFlow } from './steps/make-flow.ts';
import { openFlow } from './steps/run.ts';

const COUNT = 260;
const PER_ROW = 20;
const VIEW = { x: 40, y: 40, zoom: 0.2 };
const silent = "import { actor } from 'cueboard';\n\nexport default actor({ receive() {} });\n";
const placeOf = (i: number) => ({ x: (i % PER_ROW) * 240, y: Math.floor(i / PER_ROW) * 120 });

function large(): Flow {
  const flow = emptyFlow('Many');
  for (let i = 0; i < COUNT; i++) {
    flow.threads[`t${i}`] = { name: `Worker ${i}`, colour: 'teal' };
    flow.actors[`a${i}`] = {
      ...{ name: `Worker ${i}`, thread: `t${i}`, work: { kind: 'code', code: silent }, ports: [] },
      ...{ takes: 'in-turn', copies: 1, onFailure: { kind: 'skip' } },
    };
    flow.layout.actors[`a${i}`] = placeOf(i);
  }
  return flow;
}

/** Opens it as somebody sees it who has looked at it from here before. */
async function open(page: Page): Promise<string> {
  const { id } = await makeFlow(page, large());
  await page.addInitScript(
    ([flow, view]) => sessionStorage.setItem(`cueboard.view.${flow}`, view as string),
    [id, JSON.stringify(VIEW)],
  );
  await openFlow(page, id);
  await expect(actor(page, 'Worker 0')).toBeVisible();
  return id;
}

/** The middle of an actor's box on the page. */
async function middleOf(page: Page, i: number): Promise<{ x: number; y: number }> {
  const room = await canvas(page).boundingBox();
  if (!room) throw new Error('there is no canvas');
  const { x, y } = placeOf(i);
  return { x: room.x + VIEW.x + (x + 80) * VIEW.zoom, y: room.y + VIEW.y + (y + 32) * VIEW.zoom };
}

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const layoutOf = async (page: Page, id: string) => (await readFlow(page, id)).document.layout.actors;

async function drag(page: Page, i: number, dx: number, dy: number) {
  const { x, y } = await middleOf(page, i);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}

test('a painted box is selected by a click, and Tab goes on from it', async ({ page }) => {
  await open(page);
  await expect(page.locator('.react-flow__node')).not.toHaveCount(COUNT);
  const at = await middleOf(page, 42);
  await page.mouse.move(at.x, at.y);
  await expect(actor(page, 'Worker 42')).toBeVisible();
  await page.mouse.click(at.x, at.y);
  await expect(inspector(page).getByLabel('Name')).toHaveValue('Worker 42');
  await page.mouse.move(at.x, at.y - 300);
  await page.keyboard.press('Tab');
  await expect(actor(page, 'Worker 43')).toBeFocused();
  await expect(inspector(page).getByLabel('Name')).toHaveValue('Worker 43');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(actor(page, 'Worker 41')).toBeFocused();
  const nothing = await middleOf(page, COUNT + PER_ROW * 2);
  await page.mouse.click(nothing.x, nothing.y);
  await expect(inspector(page).getByText(`${COUNT} actors`)).toBeVisible();
});

test('boxes are selected by a box drawn around them, and moved together', async ({ page }) => {
  const id = await open(page);
  const from = await middleOf(page, 42);
  const to = await middleOf(page, 63);
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x - 20, from.y - 9);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(inspector(page).getByText('4 actors selected')).toBeVisible();
  await drag(page, 43, 16, 8);
  await expect.poll(async () => (await layoutOf(page, id)).a63?.x).not.toBe(placeOf(63).x);
  const moved = await layoutOf(page, id);
  const by = { x: (moved.a63?.x ?? 0) - placeOf(63).x, y: (moved.a63?.y ?? 0) - placeOf(63).y };
  expect(by.x).toBeGreaterThan(40);
  for (const i of [42, 43, 62, 63]) {
    const { x, y } = placeOf(i);
    expect(moved[`a${i}`]).toEqual({ x: x + by.x, y: y + by.y });
  }
  expect(moved.a44).toEqual(placeOf(44));
});

test('everything is dragged at once, and one undo brings it back', async ({ page }) => {
  const id = await open(page);
  const nothing = await middleOf(page, COUNT + PER_ROW * 2);
  await page.mouse.click(nothing.x, nothing.y);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(inspector(page).getByText(`${COUNT} actors selected`)).toBeVisible();
  await drag(page, 21, 16, 0);
  await expect.poll(async () => (await layoutOf(page, id)).a259?.x).toBeGreaterThan(placeOf(259).x + 40);
  const { a0, a259 } = await layoutOf(page, id);
  expect(a0?.x).toBe((a259?.x ?? 0) - placeOf(259).x);
  await page.keyboard.press('ControlOrMeta+z');
  await saved(page);
  await expect.poll(async () => (await layoutOf(page, id)).a0).toEqual(placeOf(0));
});
