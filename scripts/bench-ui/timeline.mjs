/** The timeline of a made-up run: how soon it is there, and what a frame costs at each zoom level. */

import { median } from '../bench/results.ts';
import { measureFrames, measureIdle, subjectOf, watchWorkers } from './frames.mjs';
import { pagesMb } from './processes.mjs';

/** Seen from within the page: when the first lane stood, and when all messages were counted. */
const WATCH = `(() => {
  window.bench = { first: 0, complete: 0, counted: 0 };
  const look = () => {
    const { bench } = window;
    // What looks in each frame costs in each frame.
    if (bench.done) return;
    if (bench.first === 0 && document.querySelector('[aria-label^="Thread "][aria-label*="busy in view"]'))
      bench.first = performance.now();
    const words = [...document.querySelectorAll('header [title]')].map((e) => e.title).join(' ');
    const count = /([\\d,]+) messages/.exec(words);
    if (count) {
      const counted = Number(count[1].replaceAll(',', ''));
      if (counted !== bench.counted) { bench.counted = counted; bench.complete = performance.now(); }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** How long a new window of the browser is at work for itself. */
const WINDOW_MS = 1500;

export const addressOf = (address, flow, run) => `${address}/flows/${flow}/runs/${run}`;

/**
 * From navigation, in milliseconds: the first lane, and all of the trace. Also what it takes in memory.
 * @param without a page of the application without a run, whose memory is not counted
 */
export async function measureLoad(browser, address, { messages, rounds, without }) {
  const first = [];
  const complete = [];
  const megabytes = [];
  const empty = await memoryOf(browser, without);
  // The first page warms the server and the browser's cache of code.
  for (let round = 0; round <= rounds; round++) {
    const { page, close } = await browser.openPage();
    await page.addInitScript(WATCH);
    // A browser that has just opened a window is busy with it: nobody opens a run that soon.
    await page.waitForTimeout(WINDOW_MS);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction((wanted) => window.bench?.counted >= wanted, messages, { timeout: 120_000 });
    const found = await page.evaluate(() => window.bench);
    if (round > 0) {
      first.push(found.first);
      complete.push(found.complete);
      await page.waitForTimeout(500);
      if (empty !== null) megabytes.push(pagesMb(browser) - empty);
    }
    await close();
  }
  return { firstMs: median(first), completeMs: median(complete), megabytes: median(megabytes) };
}

async function memoryOf(browser, address) {
  const { page, close } = await browser.openPage();
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(2000);
  const megabytes = pagesMb(browser);
  await close();
  return megabytes;
}

const HOST = `document.querySelector('[aria-roledescription=timeline]')`;
const wheel = (dy, shift) =>
  `${HOST}.dispatchEvent(new WheelEvent('wheel', { deltaY: ${dy}, shiftKey: ${shift}, bubbles: true, cancelable: true, clientX: 900, clientY: 700 }))`;

/** Opens a past run and waits until all of it is there. */
export async function openRun(browser, address, messages) {
  const { page, close } = await browser.openPage();
  await page.addInitScript(WATCH);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction((wanted) => window.bench?.counted >= wanted, messages, { timeout: 240_000 });
  await page.evaluate(() => {
    window.bench.done = true;
  });
  await page.waitForTimeout(1500);
  return { ...(await subjectOf(browser, page)), close };
}

/** Pan at each level, from the whole run down to a few microseconds, and zoom in and out: milliseconds a frame. */
export async function measurePanAndZoom(subject, frames) {
  const paints = await watchWorkers(subject.page);
  const focus = subject.page.locator('[aria-roledescription=timeline]');
  await focus.focus();
  await subject.page.keyboard.press('f');
  await subject.page.waitForTimeout(300);
  const empty = await measureIdle(subject, 1000);
  const levels = [];
  for (let level = 0; level < 10; level++) {
    await paints();
    const panned = await measureFrames(
      subject,
      `(i) => { ${wheel('i % 20 < 10 ? 40 : -40', true)} }`,
      frames,
    );
    levels.push({ level, ...panned, paint: await paints() });
    // About four times closer.
    await measureFrames(subject, `(i) => { ${wheel(-140, false)} }`, 6);
  }
  await subject.page.keyboard.press('f');
  const zoomed = await measureFrames(
    subject,
    `(i) => { ${wheel(`i < ${frames} ? -50 : 50`, false)} }`,
    2 * frames,
  );
  return { empty, levels, zoomed };
}
