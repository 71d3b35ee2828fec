/** The others, each on its own page, with the same messages or the same boxes. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { TraceReader } from '../../trace/reading/trace-reader.ts';
import { median } from '../bench/results.ts';
import { kitsFolder, pagesFolder } from './folders.mjs';
import { measureFrames, measureIdle, subjectOf } from './frames.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves the peers' files, and `made` texts by their path. */
export async function servePeers(made, files = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
    const text = made[pathname];
    if (text !== undefined) {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(text);
      return;
    }
    const file =
      files[pathname] ??
      path.join(pathname.startsWith('/kits/') ? path.dirname(kitsFolder) : pagesFolder, pathname);
    try {
      response.writeHead(200, { 'content-type': type, 'content-length': statSync(file).size });
      createReadStream(file).pipe(response);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export const ENGINE_PAGE = '<!doctype html><title>engine</title><script src="/engine.js"></script>';
export const FLOW_PAGE =
  '<!doctype html><title>React Flow</title><link rel="stylesheet" href="/plain-flow.css">' +
  '<style>html,body,#root{height:100%;margin:0}</style><div id="root"></div><script src="/plain-flow.js"></script>';

/** The handled messages of a trace in speedscope's own format: a profile for each row of each thread. */
export function speedscopeOf(trace) {
  const reader = new TraceReader();
  reader.push(readFileSync(trace));
  const { store } = reader;
  const profiles = store.lanes.flatMap(({ rows }, thread) =>
    rows.map(({ n, start, end, actor }) => {
      const events = [];
      for (let i = 0; i < n; i++) {
        if (!Number.isFinite(end[i])) continue;
        events.push({ type: 'O', frame: actor[i], at: start[i] }, { type: 'C', frame: actor[i], at: end[i] });
      }
      const name = store.head.threads[thread].name;
      return { type: 'evented', name, unit: 'nanoseconds', startValue: 0, endValue: store.lastNs, events };
    }),
  );
  return JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: store.head.actors.map(({ name }) => ({ name })) },
    profiles,
  });
}

/** From navigation until it has drawn, and what a frame of panning costs. */
export async function measureSpeedscope(browser, address, { rounds, frames }) {
  const times = [];
  let pan;
  for (let round = 0; round <= rounds; round++) {
    const { page, close } = await browser.openPage();
    const profile = encodeURIComponent(`${address}/profile.json`);
    await page.goto(`${address}/kits/node_modules/speedscope/dist/release/index.html#profileURL=${profile}`, {
      waitUntil: 'commit',
    });
    const shown = page.waitForFunction(
      () =>
        [...document.querySelectorAll('canvas')].length > 0 &&
        document.body.textContent.includes('feed a') &&
        performance.now(),
      undefined,
      { timeout: 120_000 },
    );
    const at = await (await shown).jsonValue();
    if (round > 0) times.push(at);
    if (round === rounds) {
      await page.waitForTimeout(1000);
      await page.mouse.move(800, 500);
      await page.mouse.wheel(0, -400);
      await page.waitForTimeout(500);
      const wheel = `(i) => document.elementFromPoint(800, 500).dispatchEvent(new WheelEvent('wheel', { deltaX: i % 20 < 10 ? 40 : -40, bubbles: true, cancelable: true, clientX: 800, clientY: 500 }))`;
      pan = await measureFrames(await subjectOf(browser, page), wheel, frames);
    }
    await close();
  }
  return { completeMs: median(times), panMs: pan.cpuMs };
}

export const visPage = (messages) => `<!doctype html><title>vis-timeline</title>
<link rel="stylesheet" href="/kits/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<script src="/kits/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<div id="place"></div><script>
const groups = Array.from({ length: 13 }, (_, id) => ({ id, content: 'thread ' + id }));
const items = Array.from({ length: ${messages} }, (_, id) => ({ id, group: id % 13, start: id * 13, end: id * 13 + 9, content: '' }));
const options = { height: 800, stack: false, start: 0, end: ${messages} * 13 };
window.timeline = new vis.Timeline(document.getElementById('place'), new vis.DataSet(items), new vis.DataSet(groups), options);
const look = () => document.querySelector('.vis-item') ? requestAnimationFrame(() => (window.benchShown = performance.now())) : requestAnimationFrame(look);
look();
</script>`;

export async function measureVis(browser, address, { frames }) {
  const { page, close } = await browser.openPage();
  try {
    await page.goto(`${address}/vis.html`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.benchShown, undefined, { timeout: 120_000 });
    const completeMs = await page.evaluate(() => window.benchShown);
    const move = `(i) => { const { start, end } = window.timeline.getWindow(); const by = (end - start) * (i % 20 < 10 ? 0.02 : -0.02); window.timeline.setWindow(+start + by, +end + by, { animation: false }); }`;
    const pan = await measureFrames(await subjectOf(browser, page), move, frames);
    return { completeMs, panMs: pan.cpuMs };
  } finally {
    await close();
  }
}

/** A live canvas of plain React Flow: `data` or `dashes`. */
export async function measureLiveFlow(browser, address, live, seconds) {
  const { page, close } = await browser.openPage();
  try {
    await page.goto(`${address}/flow.html?actors=500&live=${live}`);
    await page.waitForSelector('.react-flow__node');
    await page.waitForTimeout(3000);
    return await measureIdle(await subjectOf(browser, page), seconds * 1000);
  } finally {
    await close();
  }
}
