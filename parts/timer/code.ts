import { actor } from 'cueboard';

interface Settings {
  /** Milliseconds between two messages. */
  everyMs: number;
  /** Messages to send; 0 for no end. */
  count: number;
}

/** Sends `{ tick, late }`: the number of the tick from 1, and by how many milliseconds it is late. */
export default actor({
  start(ctx) {
    const { everyMs, count } = ctx.settings as Settings;
    const begun = performance.now();
    let tick = 0;
    const timer = ctx.every(everyMs, async () => {
      tick += 1;
      if (tick === count) timer.cancel();
      // A tick that came so late that others were left out is counted as the one that is due now.
      const late = performance.now() - begun - tick * everyMs;
      await ctx.send('out', { tick, late: Math.round(late * 1000) / 1000 });
    });
  },
});
