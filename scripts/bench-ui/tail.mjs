/** Following a live run: what a frame costs while records arrive, and how long a message takes to the screen. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beginMadeRun } from '../../fixtures/traces/write-made-run.ts';
import { tracesFolder } from './folders.mjs';
import { measureIdle, subjectOf, watchWorkers } from './frames.mjs';
import { addRun } from './made-data.mjs';

/** Records a second of a made-up run at pace 1. */
const RECORDS_PER_SECOND = 262_000;
/** As often as the runtime drains its rings into the file. */
const STEP_MS = 15;

/**
 * @param perSecond records
 * @param alone the timeline fills the workspace: the dock is tall, the panels are put away
 * @returns processor time a frame, late frames, and the delay from a send to the count on screen in milliseconds
 */
export async function measureTail({ browser, app, data }, flow, { perSecond, seconds, alone }) {
  mkdirSync(tracesFolder, { recursive: true });
  const file = path.join(tracesFolder, 'live.cue');
  rmSync(file, { force: true });
  const startedAt = new Date();
  const run = await addRun(data, flow, { state: 'running', startedAt });
  const end = app.grow(run, file);
  const made = beginMadeRun(file, { startedAtMs: startedAt.getTime(), pace: RECORDS_PER_SECOND / perSecond });
  /** What was sent by when. */
  const sent = [];
  const feeder = setInterval(() => {
    const now = Date.now();
    made.goTo((now - startedAt.getTime()) * 1e6);
    sent.push([now, made.messages]);
  }, STEP_MS);
  const { page, close } = await browser.openPage();
  try {
    await page.goto(`${app.doorAddress}/flows/${flow.id}`, { waitUntil: 'commit' });
    await page
      .locator('[aria-label^="Thread "][aria-label*="busy in view"]')
      .first()
      .waitFor({ timeout: 60_000 });
    if (alone) for (const keys of ['Control+b', 'Control+i', 'Alt+m']) await page.keyboard.press(keys);
    await page.waitForTimeout(3000);
    const subject = await subjectOf(browser, page);
    const paints = await watchWorkers(page);
    const idle = await measureIdle(subject, seconds * 1000);
    const paint = await paints();
    const seen = await page.evaluate(watchCount, 4000);
    return { ...idle, paint, delayMs: delaysOf(sent, seen) };
  } finally {
    clearInterval(feeder);
    made.end();
    end();
    await close();
  }
}

/** In the page: each count of messages that came to stand there, and when. */
function watchCount(ms) {
  return new Promise((resolve) => {
    const seen = [];
    const begun = performance.now();
    let last = -1;
    const look = () => {
      const words = [...document.querySelectorAll('header [title]')].map((e) => e.title).join(' ');
      const count = Number((/([\d,]+) messages/.exec(words)?.[1] ?? '0').replaceAll(',', ''));
      if (count !== last) seen.push([Date.now(), count]);
      last = count;
      if (performance.now() - begun < ms) requestAnimationFrame(look);
      else resolve(seen.slice(1));
    };
    requestAnimationFrame(look);
  });
}

/** How long each message took until a count with it stood on screen; sent as early as it may have been. */
function delaysOf(sent, seen) {
  const begun = seen[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const delays = sent
    .flatMap(([at, messages], i) => {
      const [before, less] = sent[i - 1] ?? [at, 0];
      const shown = at < begun ? undefined : seen.find(([, count]) => count >= messages)?.[0];
      return shown === undefined ? [] : new Array(messages - less).fill(shown - before);
    })
    .sort((a, b) => a - b);
  const at = (share) => delays[Math.floor(delays.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
