/** What is in each picture, and how to get there: by the API where it only prepares, else as a user would. */
import { readFile } from 'node:fs/promises';
import { apiClient } from '../../api/client.ts';

const TIMELINE = /^Timeline of the run/;

/** Brings in the flows that the pictures show, and runs of them. Answers their ids. */
export async function prepare(base) {
  const api = apiClient(base);
  const text = await readFile(new URL('./backup.flow.json', import.meta.url), 'utf8');
  const backup = await api.createFlow({ text });
  await api.trustFlow(backup.id);
  const broken = await api.createFlow({ document: withProblems(backup.document) });
  const empty = await api.createFlow({ name: 'Untitled flow' });
  const samples = (await api.listFlows()).filter((flow) => flow.sample);
  const words = samples.find((flow) => flow.name === 'Word count');
  const past = await runToEnd(api, words.id);
  return { api, backup: backup.id, broken: broken.id, empty: empty.id, words: words.id, past };
}

/** A message is selected while the run goes on: its arrows, and what the inspector says of it. */
export async function workspace(page, { api, backup }) {
  await open(page, backup);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText(/^running/).waitFor();
  await page.waitForTimeout(3200);
  const timeline = page.getByRole('application', { name: TIMELINE });
  const { width } = await timeline.boundingBox();
  await timeline.hover({ position: { x: width - 200, y: 60 } });
  for (let step = 0; step < 4; step++) await page.mouse.wheel(0, -240);
  await page.waitForTimeout(500);
  await timeline.click({ position: { x: width - 330, y: 66 } });
  await page.waitForTimeout(300);
  const [run] = await api.listRuns(backup);
  page.once('close', () => void api.stopRun(run.id).catch(() => {}));
}

export const scenes = {
  library: async (page) => {
    await page.goto('/');
    await page.getByText('Word count').first().waitFor();
  },
  empty: (page, { empty }) => open(page, empty),
  designer: async (page, { words }) => {
    await open(page, words);
    await page.getByLabel(/^Actor Count words on /).click();
    await page.waitForTimeout(300);
  },
  problems: async (page, { broken }) => {
    await open(page, broken);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.waitForTimeout(600);
  },
  running: workspace,
  queue: async (page, { words }) => {
    await open(page, words);
    await page
      .getByLabel(/^Queue /)
      .first()
      .click();
    await page.waitForTimeout(300);
  },
  past: async (page, { words, past }) => {
    await page.goto(`/flows/${words}/runs/${past}`);
    await ready(page);
    await page.waitForTimeout(800);
  },
  messages: async (page, { words }) => {
    await open(page, words);
    await page
      .getByRole('tablist', { name: 'Dock' })
      .getByRole('tab', { name: /^Messages/ })
      .click();
    await page.getByRole('row').nth(3).click();
    await page.waitForTimeout(500);
  },
  console: async (page, { words }) => {
    await open(page, words);
    await page.getByRole('tab', { name: /^Console/ }).click();
    await page.waitForTimeout(500);
  },
  export: async (page, { words }) => {
    await open(page, words);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.waitForTimeout(1200);
  },
  code: async (page, { backup }) => {
    await open(page, backup);
    await page.getByLabel(/^Actor Packer 1 on /).click();
    await page.getByRole('tab', { name: 'Code' }).click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.waitForTimeout(1500);
  },
  runs: async (page, { words }) => {
    await open(page, words);
    await page.getByRole('button', { name: /^Runs/ }).click();
    await page.waitForTimeout(500);
  },
  palette: async (page, { words }) => {
    await open(page, words);
    await page.keyboard.press('ControlOrMeta+k');
    await page.waitForTimeout(300);
  },
  keys: async (page, { words }) => {
    await open(page, words);
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
  },
  conflict: async (page, { api, empty }) => {
    await open(page, empty);
    const { document, revision } = await api.getFlow(empty);
    await api.saveFlow(empty, { document: { ...document, description: `Changed ${revision}` }, revision });
    await page.getByRole('button', { name: /^Timer: / }).dblclick();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
  },
  help: async (page) => {
    await page.goto('/help');
    await page.waitForTimeout(500);
  },
  'not-found': async (page) => {
    await page.goto('/flows/nowhere');
    await page.waitForTimeout(500);
  },
};

async function open(page, flow) {
  await page.goto(`/flows/${flow}`);
  await ready(page);
}

async function ready(page) {
  await page.locator('.react-flow').waitFor();
  await page.waitForTimeout(700);
}

async function runToEnd(api, flow) {
  const { id } = await api.startRun(flow);
  for (;;) {
    const run = await api.getRun(id);
    if (run.endedAt) return id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The same flow with mistakes of several kinds. */
function withProblems(document) {
  const flow = structuredClone(document);
  flow.name = 'Backup, with mistakes';
  flow.actors.packer1.work.code = 'export default actor({ receive( { } });\n';
  flow.actors.archive.name = 'An owner with a rather long name';
  flow.queues['parts-queue'].capacity = 65_536;
  flow.queues['progress-queue'].name = 'progress of both packers';
  delete flow.wires.w1;
  return flow;
}
