import { actor } from 'cueboard';

interface Settings {
  /** Milliseconds between two messages. */
  everyMs: number;
  /** Messages to send; 0 for no end. */
  count: number;
}

/** Sends `{ tick, atMs }`: the number of the tick from 1, and milliseconds since the start. */
export default actor({
  start(ctx) {
    const { everyMs, count } = ctx.settings as Settings;
    const begun = performance.now();
    let tick = 0;
    const timer = ctx.every(everyMs, async () => {
      tick += 1;
      if (tick === count) timer.cancel();
      await ctx.send('out', { tick, atMs: Math.round((performance.now() - begun) * 1000) / 1000 });
    });
  },
});
