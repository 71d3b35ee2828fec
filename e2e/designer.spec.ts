/** Every way of editing a flow, and what keeps the edits: undo, reload, another tab, a server that is away. */
import { expect, type Page, test } from '@playwright/test';
import type { FlowRecord } from '../api/types.ts';
import type { Flow } from '../flow/document.ts';
import { actor, canvas, drawWire, newFlow, queue, ring, saved } from './steps/designer.ts';
import { drawn, makeFlow, readFlow } from './steps/make-flow.ts';
import { openConsole, openFlow, openSettings, seeOutcome } from './steps/run.ts';

const silent = "import { actor } from 'cueboard';\n\nexport default actor({ receive() {} });\n";
/** Two actors that nothing joins, and a queue. */
const small = (name: string) =>
  drawn(
    name,
    {
      Ticker: { part: 'timer', settings: { everyMs: 1000, count: 3 }, sends: { out: 'ticks' } },
      Sink: { code: silent },
    },
    { ticks: { capacity: 8 } },
  );

async function open(page: Page, flow: Flow): Promise<FlowRecord> {
  const made = await makeFlow(page, flow);
  await openFlow(page, made.id);
  await expect(actor(page, Object.keys(flow.actors)[0] ?? '')).toBeVisible();
  return made;
}

/** Waits until the server holds what `expected` asks for. */
async function holds(page: Page, id: string, expected: (flow: Flow) => unknown, is: unknown = true) {
  await expect.poll(async () => expected((await readFlow(page, id)).document)).toEqual(is);
}

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const thread = (page: Page, name: string) => page.getByLabel(`Thread ${name}`, { exact: true });

/** Puts the focus on the canvas, with nothing selected. */
async function focusCanvas(page: Page) {
  await canvas(page).click({ position: { x: 30, y: 30 } });
}

/** Both actors, with Shift and a click. */
async function selectBoth(page: Page, one: string, other: string) {
  await actor(page, one).click();
  await actor(page, other).click({ modifiers: ['Shift'] });
}

async function dragBy(page: Page, from: { x: number; y: number }, dx: number, dy: number) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + dx / 2, from.y + dy / 2, { steps: 4 });
  await page.mouse.move(from.x + dx, from.y + dy, { steps: 4 });
  await page.mouse.up();
}

async function box(page: Page, name: string) {
  const found = await actor(page, name).boundingBox();
  if (!found) throw new Error(`${name} is not on screen`);
  return found;
}

const EDITS: Record<string, (page: Page) => Promise<void>> = {
  async add(page) {
    await focusCanvas(page);
    await page.keyboard.press('q');
    await expect(queue(page, 'queue')).toBeVisible();
  },
  async move(page) {
    const { x, y } = await box(page, 'Sink');
    await dragBy(page, { x: x + 60, y: y + 16 }, 64, 88);
  },
  async wire(page) {
    await drawWire(page, ring(queue(page, 'ticks'), /^Out of/), ring(actor(page, 'Sink'), /^Input/));
    await expect(page.getByLabel('Wire from queue ticks to Sink')).toHaveCount(1);
  },
  async delete(page) {
    await queue(page, 'ticks').click();
    await page.keyboard.press('Delete');
    await expect(queue(page, 'ticks')).toHaveCount(0);
  },
  async rename(page) {
    await actor(page, 'Sink').click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Drain');
    await page.keyboard.press('Enter');
    await expect(actor(page, 'Drain')).toBeVisible();
  },
  async setting(page) {
    const settings = await openSettings(page, 'Ticker');
    await settings.getByRole('spinbutton', { name: 'Every' }).fill('250');
    await page.keyboard.press('Enter');
    await focusCanvas(page);
  },
  async 'group on one thread'(page) {
    await selectBoth(page, 'Ticker', 'Sink');
    await page.keyboard.press('ControlOrMeta+g');
    await expect(thread(page, 'ticker')).toBeVisible();
  },
  async copies(page) {
    const settings = await openSettings(page, 'Sink');
    await settings.getByRole('spinbutton', { name: 'Copies' }).fill('3');
    await page.keyboard.press('Enter');
    await expect(settings.getByText(/^Equal actors on sink, sink 2/)).toBeVisible();
    await focusCanvas(page);
  },
};

for (const [kind, edit] of Object.entries(EDITS))
  test(`undo and redo: ${kind}`, async ({ page }) => {
    const { id, document: before } = await open(page, small(`Undo ${kind}`));
    await edit(page);
    await holds(page, id, (flow) => JSON.stringify(flow) !== JSON.stringify(before));
    const { document: after } = await readFlow(page, id);
    await page.keyboard.press('ControlOrMeta+z');
    await holds(page, id, (flow) => flow, before);
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await holds(page, id, (flow) => flow, after);
    await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
  });

test('a frame takes its actors along, and is named where it stands', async ({ page }) => {
  const { id } = await open(page, small('Frames'));
  await selectBoth(page, 'Ticker', 'Sink');
  await page.keyboard.press('ControlOrMeta+g');
  const frame = thread(page, 'ticker');
  await expect(frame).toBeVisible();
  const { layout: before } = (await readFlow(page, id)).document;

  const edge = await frame.boundingBox();
  if (!edge) throw new Error('The frame is not on screen.');
  await dragBy(page, { x: edge.x + edge.width - 40, y: edge.y + 6 }, 0, 96);
  await holds(page, id, ({ layout }) => {
    const moved = (name: string) => (layout.actors[name]?.y ?? 0) - (before.actors[name]?.y ?? 0);
    return moved('Ticker') > 0 && moved('Ticker') === moved('Sink');
  });

  await frame.getByText('ticker', { exact: true }).dblclick();
  await frame.getByRole('textbox', { name: 'Name' }).fill('both');
  await page.keyboard.press('Enter');
  await expect(thread(page, 'both')).toBeVisible();
  await holds(page, id, ({ threads }) => Object.values(threads).map(({ name }) => name), ['both']);

  // Out of the frame again, onto a thread of its own.
  const { x, y } = await box(page, 'Sink');
  await dragBy(page, { x: x + 60, y: y + 16 }, 60, 240);
  await holds(page, id, ({ threads }) => Object.keys(threads).length, 2);
});

test('copy and paste from one flow to another, and duplicate', async ({ page }) => {
  await open(page, small('Copied from'));
  await focusCanvas(page);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(inspector(page).getByText('2 actors, 1 queue')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');

  const { id } = await open(page, drawn('Copied to', { Other: { code: silent } }));
  await focusCanvas(page);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(actor(page, 'Ticker')).toBeVisible();
  await expect(queue(page, 'ticks')).toBeVisible();
  await holds(
    page,
    id,
    ({ actors, wires }) => [Object.keys(actors).length, Object.keys(wires).length],
    [3, 1],
  );
  const { document } = await readFlow(page, id);
  const ticker = Object.values(document.actors).find(({ name }) => name === 'Ticker');
  expect(ticker?.work).toEqual(small('').actors.Ticker?.work);

  await actor(page, 'Sink').click();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(actor(page, 'Sink 2')).toBeVisible();
  await expect(actor(page, 'Sink 2')).toHaveClass(/selected/);
  // What is pasted is not a flow: said, and nothing changes.
  await page.evaluate(() => navigator.clipboard.writeText('just words')).catch(() => {});
  await saved(page);
});

test('a wire that is dropped on nothing asks where it shall lead', async ({ page }) => {
  const { id } = await open(page, small('Dropped wire'));
  const from = await actor(page, 'Sink').boundingBox();
  await actor(page, 'Sink').click();
  await inspector(page).getByRole('button', { name: 'Add port' }).click();
  const out = await ring(actor(page, 'Sink'), /^Output out/).boundingBox();
  if (!from || !out) throw new Error('Sink is not on screen.');
  await dragBy(page, { x: out.x + out.width / 2, y: out.y + out.height / 2 }, -60, 180);
  const menu = page.getByRole('menu', { name: 'Lead the wire to' });
  await menu.getByRole('menuitem', { name: 'Queue', exact: true }).click();
  await expect(queue(page, 'queue')).toBeVisible();
  await expect(page.getByLabel('Wire from Sink, port out, to queue queue')).toHaveCount(1);
  await saved(page);

  // A part, this time, at the other end of the new queue.
  const end = await ring(queue(page, 'queue'), /^Out of/).boundingBox();
  if (!end) throw new Error('The queue is not on screen.');
  await dragBy(page, { x: end.x + end.width / 2, y: end.y + end.height / 2 }, 30, 90);
  await menu.getByRole('menuitem', { name: 'Console' }).click();
  await expect(page.getByLabel('Wire from queue queue to Console')).toHaveCount(1);
  await holds(page, id, ({ wires }) => Object.keys(wires).length, 3);
});

test('a flow is built and run by keyboard alone', async ({ page }) => {
  const command = async (words: string, title: RegExp) => {
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await expect(palette.getByRole('combobox')).toHaveValue(words);
    await expect(palette.getByRole('option', { selected: true })).toHaveText(title);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  };
  const id = await newFlow(page);
  await command('Add Numbers', /^Add Numbers/);
  await expect(actor(page, 'Numbers')).toBeVisible();
  await command('Add Function', /^Add Function/);
  await expect(actor(page, 'Function')).toBeVisible();
  await command('Add Console', /^Add Console/);
  await expect(actor(page, 'Console')).toBeVisible();
  const connect = async (from: string, to: string) => {
    await command('select nothing', /^Select nothing/);
    await command('Connect', /^Connect…/);
    await expect(page.getByRole('dialog', { name: 'Connect from …' })).toBeVisible();
    await page.keyboard.type(from);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: `Connect ${from} to …` })).toBeVisible();
    await page.keyboard.type(to);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await connect('Numbers', 'Function');
  await connect('Function', 'Console');
  await holds(
    page,
    id,
    ({ wires, queues }) => [Object.keys(wires).length, Object.keys(queues).length],
    [4, 2],
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await seeOutcome(page, /^(running|completed)/);
  const log = await openConsole(page);
  await expect(log.getByText(/1/).first()).toBeVisible();
});

test('what is set in the inspector is there after a reload', async ({ page }) => {
  const { id } = await open(page, small('Inspected'));
  const panel = inspector(page);
  const settings = await openSettings(page, 'Sink');
  await settings.getByRole('textbox', { name: 'Name' }).fill('Drain');
  await page.keyboard.press('Enter');
  await settings.getByRole('combobox', { name: 'When it throws' }).click();
  await page.getByRole('option', { name: /^Skip/ }).click();
  await settings.getByRole('button', { name: 'Read another queue' }).click();
  await page.getByRole('menuitem', { name: 'ticks' }).click();

  await queue(page, 'ticks').click();
  await panel.getByRole('spinbutton', { name: 'Capacity' }).fill('4');
  await page.keyboard.press('Enter');
  await panel.getByRole('combobox', { name: 'When full' }).click();
  await page.getByRole('option', { name: /^Drop the oldest/ }).click();
  await panel.getByRole('combobox', { name: 'Order' }).click();
  await page.getByRole('option', { name: /priority/i }).click();
  await panel.getByRole('textbox', { name: 'By field' }).fill('tick');
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: 'Time to live' }).fill('1500');
  await page.keyboard.press('Enter');
  await panel.getByRole('switch', { name: 'Dead letters' }).click();

  await page
    .getByLabel('Wire from Ticker, port out, to queue ticks')
    .focus()
    .catch(() => {});
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'sink' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('bottom');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'violet' }).click();
  await saved(page);
  await holds(page, id, ({ threads }) => Object.values(threads).some(({ colour }) => colour === 'violet'));

  await page.reload();
  await openSettings(page, 'Drain');
  await expect(panel.getByRole('combobox', { name: 'When it throws' })).toContainText(/^Skip/);
  await expect(panel.getByRole('combobox', { name: 'Thread' })).toContainText('bottom');
  await queue(page, 'ticks').click();
  await expect(panel.getByRole('spinbutton', { name: 'Capacity' })).toHaveValue('4');
  await expect(panel.getByRole('combobox', { name: 'When full' })).toContainText(/^Drop the oldest/);
  await expect(panel.getByRole('textbox', { name: 'By field' })).toHaveValue('tick');
  await expect(panel.getByRole('textbox', { name: 'Time to live' })).toHaveValue('1500');
  await expect(panel.getByRole('switch', { name: 'Dead letters' })).not.toBeChecked();
  const { document } = await readFlow(page, id);
  expect(Object.values(document.actors).find(({ name }) => name === 'Drain')?.onFailure).toEqual({
    kind: 'skip',
  });
  expect(document.queues.ticks).toMatchObject({
    capacity: 4,
    whenFull: 'drop-oldest',
    order: { kind: 'priority', field: 'tick' },
    timeToLiveMs: 1500,
    deadLetters: false,
  });
});

/** One flow in two tabs: the first renames Sink to Theirs and saves, the second to Mine and cannot. */
async function conflict(page: Page, name: string) {
  const { id } = await open(page, small(name));
  const other = await page.context().newPage();
  await openFlow(other, id);
  const rename = async (tab: Page, to: string) => {
    const settings = await openSettings(tab, 'Sink');
    await settings.getByRole('textbox', { name: 'Name' }).fill(to);
    await tab.keyboard.press('Enter');
  };
  await rename(page, 'Theirs');
  await holds(page, id, ({ actors }) => actors.Sink?.name, 'Theirs');
  await other.bringToFront();
  await rename(other, 'Mine');
  const dialog = other.getByRole('dialog', { name: 'This flow was changed somewhere else' });
  await expect(dialog).toBeVisible();
  expect((await readFlow(page, id)).document.actors.Sink?.name).toBe('Theirs');
  return { id, other, dialog };
}

test('a stale save is refused: their version, and undo brings mine back', async ({ page }) => {
  const { id, other, dialog } = await conflict(page, 'Two tabs, theirs');
  // Escape puts the choice off; nothing is saved meanwhile, and nothing is lost.
  await other.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(actor(other, 'Mine')).toBeVisible();
  await other.getByRole('button', { name: 'Choose', exact: true }).click();
  await dialog.getByRole('button', { name: 'See theirs' }).click();
  await expect(actor(other, 'Theirs')).toBeVisible();
  await saved(other);
  await focusCanvas(other);
  await other.keyboard.press('ControlOrMeta+z');
  await expect(actor(other, 'Mine')).toBeVisible();
  await holds(page, id, ({ actors }) => actors.Sink?.name, 'Mine');
});

test('a stale save is refused: mine replaces theirs', async ({ page }) => {
  const { id, other, dialog } = await conflict(page, 'Two tabs, mine');
  await dialog.getByRole('button', { name: 'Replace theirs with mine' }).click();
  await holds(page, id, ({ actors }) => actors.Sink?.name, 'Mine');
  await saved(other);
});

test('a stale save is refused: mine becomes a flow of its own', async ({ page }) => {
  const { id, other, dialog } = await conflict(page, 'Two tabs, copy');
  await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(other).not.toHaveURL(new RegExp(id));
  await expect(actor(other, 'Mine')).toBeVisible();
  const copy = await readFlow(page, other.url().split('/').at(-1) ?? '');
  expect(copy.document.name).toBe('Two tabs, copy (my version)');
  expect(copy.document.actors.Sink?.name).toBe('Mine');
  expect((await readFlow(page, id)).document.actors.Sink?.name).toBe('Theirs');
});

test('edits made while the server is away are saved when it is back', async ({ page, context }) => {
  const { id } = await open(page, small('Away and back'));
  await context.setOffline(true);
  const settings = await openSettings(page, 'Sink');
  await settings.getByRole('textbox', { name: 'Name' }).fill('Kept');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Not saved: the server does not answer')).toBeVisible();
  await focusCanvas(page);
  await page.keyboard.press('q');
  await expect(queue(page, 'queue')).toBeVisible();
  await context.setOffline(false);
  await holds(page, id, ({ actors, queues }) => [actors.Sink?.name, Object.keys(queues).length], ['Kept', 2]);
  await saved(page);
});
