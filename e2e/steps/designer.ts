/** What a person does on the designer, by mouse and keyboard, in the words of the screen. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a new flow from the library, as a first visitor would. */
export async function newFlow(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'New flow' }).first().click();
  await expect(page).toHaveURL(/\/flows\/[^/]+$/);
  await expect(canvas(page)).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

export const canvas = (page: Page): Locator => page.locator('.react-flow');
export const actor = (page: Page, name: string): Locator => page.getByLabel(new RegExp(`^Actor ${name} on `));
export const queue = (page: Page, name: string): Locator =>
  page.getByLabel(new RegExp(`^Queue ${name}, capacity`));

/** Drags a part from the library to a place on the canvas, in pixels from its upper left corner. */
export async function dragPart(page: Page, title: string, x: number, y: number): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${title}: `) })
    .dragTo(canvas(page), { targetPosition: { x, y } });
}

/** Draws a wire with the mouse, from one ring to another. */
export async function drawWire(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await middle(from);
  const end = await middle(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.up();
}

export const ring = (owner: Locator, label: RegExp): Locator =>
  owner.locator('.canvas-port').and(owner.page().getByTitle(label));

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not on screen: ${locator}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Selects an actor and replaces its code in the editor, by keyboard. */
export async function writeCode(page: Page, name: string, code: string): Promise<void> {
  await actor(page, name).click();
  await page.getByRole('tab', { name: 'Code' }).click();
  const editor = page.getByRole('textbox', { name: `Code of ${name}` });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  // As one piece of text, so that the editor's own closing brackets do not double those that are typed.
  await page.keyboard.insertText(code);
  await page.getByRole('tab', { name: 'Settings' }).click();
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved · revision \d+/)).toBeVisible();
}
