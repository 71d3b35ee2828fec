const LOOK_MS = 2000;
/** A page that is only busy, or in the background, is late by less. */
const SLEPT_MS = 10_000;

/**
 * Calls back when this machine, or this page, has been asleep: timers stand still meanwhile, and connections may have died
 * without a word. The answer ends the watch.
 * @param nowMs another clock, for tests
 */
export function watchSleep(woken: () => void, nowMs: () => number = Date.now, lookMs = LOOK_MS): () => void {
  let last = nowMs();
  const timer = setInterval(() => {
    const now = nowMs();
    const slept = now - last > lookMs + SLEPT_MS;
    last = now;
    if (slept) woken();
  }, lookMs);
  return () => clearInterval(timer);
}
