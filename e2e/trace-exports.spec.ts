/** A run as a sequence diagram, and in every format that it can be taken away in. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { drawn, makeFlow } from './steps/make-flow.ts';
import { dockTab, openFlow, pressRun, seeOutcome } from './steps/run.ts';

const asking = () => {
  const flow = drawn('Library', {
    Reader: {
      code: `import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    for (const title of ['Dune', 'Emma', 'Ulysses']) {
      const place = await ctx.ask('ask', { title });
      await ctx.send('found', { title, place });
    }
  },
});
`,
      sends: { ask: 'questions', found: 'finds' },
    },
    Librarian: {
      code: `import { actor } from 'cueboard';

export default actor({
  async receive({ title }: { title: string }) {
    return title.length;
  },
});
`,
      reads: ['questions'],
    },
    Show: { part: 'console', settings: { template: '' }, reads: ['finds'] },
  });
  const wire = flow.wires['Reader-ask'];
  if (wire?.kind === 'send') wire.ask = true;
  return flow;
};

async function download(page: Page, button: Locator): Promise<{ name: string; text: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), text: bytes.toString('utf8'), bytes };
}

const isPng = (bytes: Buffer) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';

/** What a browser makes of an SVG: whether it is one, and the words in it. */
const readSvg = (page: Page, text: string) =>
  page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      broken: root.querySelector('parsererror') !== null,
      words: root.documentElement.textContent ?? '',
    };
  }, text);

test('pictures of the timeline; a run as a sequence, by message and by chain, out as SVG, PNG and Mermaid', async ({
  page,
}) => {
  const { id } = await makeFlow(page, asking());
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed in/);

  const saveTimeline = async (what: string) => {
    await page.getByRole('button', { name: 'Save what the timeline shows' }).click();
    return download(page, page.getByRole('menuitem', { name: `Save as ${what}` }));
  };
  const lanes = await saveTimeline('SVG');
  const shown = await readSvg(page, lanes.text);
  expect([shown.broken, lanes.name]).toEqual([false, 'library-timeline.svg']);
  for (const word of ['reader', 'librarian', 'questions']) expect(shown.words).toContain(word);
  const png = (await saveTimeline('PNG')).bytes;
  expect(isPng(png)).toBe(true);
  const wide = await page.getByRole('application', { name: /^Timeline/ }).evaluate((e) => e.clientWidth);
  expect(png.readUInt32BE(16)).toBeGreaterThan(wide * 2);

  await dockTab(page, 'Sequence').click();
  const diagram = page.getByRole('application', { name: /^Sequence of \d+ messages$/ });
  const said = diagram.getByRole('list', { name: 'Messages of the sequence' }).getByRole('listitem');
  await expect(said.filter({ hasText: /^Reader to Librarian: questions/ })).toHaveCount(3);
  await expect(said.filter({ hasText: /^Librarian to Reader: answer/ })).toHaveCount(3);
  await expect(said.filter({ hasText: /^Reader to Show: finds/ })).toHaveCount(3);

  // By keyboard: what is selected here is selected everywhere.
  await diagram.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/^Selected: /)).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await diagram.locator('g[data-message]').filter({ hasText: 'finds' }).first().click();
  await expect(page.getByText(/^Selected: Show #/)).toBeAttached();

  await page.getByRole('combobox', { name: 'What is shown' }).click();
  await page.getByRole('option', { name: /^Causes and effects of #/ }).click();
  await expect(said.filter({ hasText: /^Reader to Show: finds/ }).first()).toBeAttached();

  const save = async (what: string) => {
    await page.getByRole('button', { name: 'Save the sequence' }).click();
    return download(page, page.getByRole('menuitem', { name: `Save as ${what}` }));
  };
  const svg = await save('SVG');
  const { broken, words } = await readSvg(page, svg.text);
  expect([broken, svg.name]).toEqual([false, 'library-sequence.svg']);
  expect(words).toContain('finds #');
  expect(isPng((await save('PNG')).bytes)).toBe(true);
  const mermaid = await save('Mermaid');
  expect(mermaid.text).toMatch(/^sequenceDiagram\n {2}participant P0 as /);
});

test('a trace goes out in every format', async ({ page }) => {
  const { id } = await makeFlow(page, asking());
  await openFlow(page, id);
  await pressRun(page);
  await seeOutcome(page, /^completed in/);
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('Trace of the run', { exact: true }).click();
  const take = (title: string) =>
    download(page, dialog.getByRole('button', { name: `Download as ${title}`, exact: true }));

  const chrome = await take('Chrome trace');
  const { traceEvents } = JSON.parse(chrome.text) as { traceEvents: { ph: string }[] };
  for (const phase of ['M', 'X', 's', 'f', 'C']) expect(traceEvents.map(({ ph }) => ph)).toContain(phase);

  const otlp = await take('OpenTelemetry');
  expect(otlp.name).toMatch(/\.otlp\.jsonl$/);
  for (const line of otlp.text.trimEnd().split('\n'))
    expect(JSON.parse(line)).toHaveProperty('resourceSpans[0].scopeSpans[0].spans[0].traceId');

  const shiviz = await take('ShiViz log');
  expect(shiviz.text).toMatch(/^reader \{"reader":1\}\nReader takes start /m);
  expect(
    (await take('JSON lines')).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).record),
  ).toContain('message');
  expect((await take('Mermaid')).text).toContain('participant P0 as ');
});
