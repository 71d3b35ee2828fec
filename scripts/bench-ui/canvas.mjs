/** The canvas with thousands of actors, and with a live run on it. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RecordedThreads } from '../../fixtures/traces/recorded-threads.ts';
import { RecordKind, SentFlag } from '../../runtime/protocol/trace-file.ts';
import { median } from '../bench/results.ts';
import { tracesFolder } from './folders.mjs';
import { measureFrames, measureIdle, subjectOf } from './frames.mjs';
import { addRun } from './made-data.mjs';

/** Points at places in the middle until a box is there: one that is painted is an element only under the pointer. */
async function findBox(page) {
  for (let y = 240; y < 420; y += 3)
    for (let x = 500; x < 900; x += 40) {
      await page.mouse.move(x, y);
      const isFound = await page.evaluate(
        ([atX, atY]) => {
          const box = document.elementFromPoint(atX, atY)?.closest('.react-flow__node');
          window.benchBox = box;
          return Boolean(box);
        },
        [x, y],
      );
      if (isFound) return;
    }
  throw new Error('no box was found to drag');
}

/** In the page: drags the box that was found, or pans by the wheel. The same for every canvas made with React Flow. */
const DRAG = `(i) => {
  const box = window.benchBox;
  const r = window.benchFrom ??= box.getBoundingClientRect();
  const at = { clientX: r.left + r.width / 2 + (i % 16 < 8 ? i % 16 : 16 - (i % 16)) * 4 + 6, clientY: r.top + r.height / 4 + (i % 10) * 2 };
  const event = (type, target) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: 1, ...at }));
  if (!window.benchHeld) event('mousedown', box);
  window.benchHeld = true;
  event('mousemove', window);
}`;
const DROP = `() => window.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window, button: 0 }))`;
const PAN = `(i) => document.querySelector('.react-flow__pane').dispatchEvent(new WheelEvent('wheel', {
  deltaX: i % 20 < 10 ? 18 : -18, deltaY: i % 14 < 7 ? 12 : -12, bubbles: true, cancelable: true, clientX: 700, clientY: 300,
}))`;

/** @param zoom 1, or null to see all. @returns first paint in milliseconds; drag and pan in processor time a frame */
export async function measureCanvas(browser, address, { zoom, frames, rounds, flow }) {
  const first = [];
  let drag;
  let pan;
  for (let round = 0; round <= rounds; round++) {
    const { page, close } = await browser.openPage({ viewport: { width: 1600, height: 900 } });
    await page.addInitScript(
      ([id, wanted]) => {
        if (wanted !== null)
          sessionStorage.setItem(`cueboard.view.${id}`, JSON.stringify({ x: 20, y: 20, zoom: wanted }));
        const look = () => {
          if (document.querySelector('.react-flow__node'))
            requestAnimationFrame(() => (window.benchShown = performance.now()));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      [flow ?? '', zoom],
    );
    await page.goto(zoom === null || flow ? address : `${address}&zoom=${zoom}`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.benchShown, undefined, { timeout: 60_000 });
    if (round > 0) first.push(await page.evaluate(() => window.benchShown));
    if (round === rounds) {
      await page.waitForTimeout(2500);
      const subject = await subjectOf(browser, page);
      pan = await measureFrames(subject, PAN, frames);
      await findBox(page);
      // Taking hold selects the box, once.
      await measureFrames(subject, DRAG, 4);
      drag = await measureFrames(subject, DRAG, frames);
      await page.evaluate(`(${DROP})()`);
    }
    await close();
  }
  return { firstMs: median(first), drag, pan };
}

/** A live run of pairs of actors: every pair sends so often a second. The timeline is out of sight. */
export async function measureOverlay(
  { browser, app, data },
  flow,
  { pairs, perSecond, seconds, calm = false },
) {
  mkdirSync(tracesFolder, { recursive: true });
  const file = path.join(tracesFolder, 'pairs.cue');
  rmSync(file, { force: true });
  const startedAt = new Date();
  const run = await addRun(data, flow, { state: 'running', startedAt });
  const end = app.grow(run, file);
  const feeder = feedPairs(file, startedAt.getTime(), pairs, perSecond);
  const { page, close } = await browser.openPage({ reducedMotion: calm ? 'reduce' : 'no-preference' });
  try {
    await page.goto(`${app.doorAddress}/flows/${flow.id}`, { waitUntil: 'commit' });
    await page.getByRole('tab', { name: /^Problems/ }).click({ timeout: 60_000 });
    await page.waitForTimeout(3000);
    return await measureIdle(await subjectOf(browser, page), seconds * 1000);
  } finally {
    feeder();
    end();
    await close();
  }
}

function feedPairs(file, startedAtMs, pairs, perSecond) {
  const numbers = Array.from({ length: pairs }, (_, i) => i);
  const threads = new RecordedThreads(file, {
    ...{ flow: 'pairs', startedAtMs, previewBytes: 0 },
    threads: ['senders', 'takers'].map((name) => ({ name, colour: 'blue' })),
    queues: numbers.map((i) => ({ name: `queue ${i}`, capacity: 1024, whenFull: 'wait', shared: true })),
    actors: numbers.flatMap((i) =>
      ['sender', 'taker'].map((role, thread) => ({
        name: `${role} ${i}`,
        actor: `${role} ${i}`,
        copy: 0,
        thread,
      })),
    ),
  });
  let made = 0;
  const timer = setInterval(() => {
    const elapsedMs = Date.now() - startedAtMs;
    const due = Math.floor((elapsedMs / 1000) * perSecond * pairs);
    for (; made < due; made++) {
      const pair = made % pairs;
      const id = threads.nextId(0);
      threads.on(0).recordAt(threads.tick(), RecordKind.sent, SentFlag.queued, 2 * pair, id, pair, 40);
      threads.on(1).recordAt(threads.tick(), RecordKind.taken, 0, 2 * pair + 1, id, pair);
      threads.on(1).recordAt(threads.tick(), RecordKind.handled, 0, 2 * pair + 1, id);
    }
    threads.goTo(elapsedMs * 1e6);
  }, 10);
  return () => {
    clearInterval(timer);
    threads.end('stopped');
  };
}
