/** Frames of a page: what one costs while something is done in each, in processor time of all the browser's processes. */
import { cpuMs } from './processes.mjs';

/**
 * Does `step(i)` in each of `count` frames, in the page itself: the bench's own words to the browser cost nothing then.
 * @param step a function's source that takes the number of the frame
 * @returns per frame, in milliseconds: processor time, script of the page's main thread, and the clock's
 */
export async function measureFrames({ browser, page, metrics }, step, count = 60) {
  const before = { cpu: await cpuMs(browser), script: await metrics(), at: performance.now() };
  const worst = await page.evaluate(
    async ([source, frames]) => {
      const act = new Function(`return (${source})`)();
      let last = performance.now();
      let longest = 0;
      await new Promise((resolve) => {
        let i = 0;
        const frame = () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (i >= frames) return resolve();
          act(i++);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      return longest;
    },
    [step, count],
  );
  const script = (await metrics()) - before.script;
  const wallMs = performance.now() - before.at;
  return {
    cpuMs: ((await cpuMs(browser)) - before.cpu) / count,
    scriptMs: (script * 1000) / count,
    wallMs: wallMs / count,
    worstMs: worst,
  };
}

/** Frames for as long as `ms`, in which the page does what it does by itself. */
export async function measureIdle(subject, ms) {
  const before = { cpu: await cpuMs(subject.browser), at: performance.now() };
  const frames = await subject.page.evaluate(
    (length) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const gaps = [];
        let last = begun;
        const frame = (now) => {
          gaps.push(now - last);
          last = now;
          if (now - begun < length) requestAnimationFrame(frame);
          else resolve({ count: gaps.length, late: gaps.filter((gap) => gap > 34).length });
        };
        requestAnimationFrame(frame);
      }),
    ms,
  );
  const used = (await cpuMs(subject.browser)) - before.cpu;
  const seconds = (performance.now() - before.at) / 1000;
  return { ...frames, cpuMs: used / frames.count, cpuPerSecond: used / seconds };
}

/** The page's subject: with a reader of the seconds that its main thread has spent in script. */
export async function subjectOf(browser, page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metrics = async () => {
    const { metrics: found } = await session.send('Performance.getMetrics');
    return found.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  return { browser, page, metrics };
}

/** Counts frames of the page's workers and how long they paint. Answers with a reader of mean and worst. */
export async function watchWorkers(page) {
  for (const worker of page.workers())
    await worker.evaluate(() => {
      if (self.benchPaints) return;
      self.benchPaints = [];
      const ask = self.requestAnimationFrame?.bind(self);
      if (!ask) return;
      self.requestAnimationFrame = (call) =>
        ask((now) => {
          const begun = performance.now();
          call(now);
          self.benchPaints.push(performance.now() - begun);
        });
    });
  return async () => {
    const all = [];
    for (const worker of page.workers())
      all.push(...(await worker.evaluate(() => (self.benchPaints ?? []).splice(0))));
    const sum = all.reduce((a, b) => a + b, 0);
    return {
      frames: all.length,
      meanMs: all.length === 0 ? 0 : sum / all.length,
      worstMs: Math.max(0, ...all),
    };
  };
}
