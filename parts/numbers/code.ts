import { setTimeout as pause } from 'node:timers/promises';
import { actor } from 'cueboard';

interface Settings {
  from: number;
  to: number;
  /** Milliseconds between two numbers; 0 for as fast as the queue takes them. */
  everyMs: number;
}

/** Sends each number from `from` to `to`, both included, downwards where `to` is the smaller one. */
export default actor({
  async start(ctx) {
    const { from, to, everyMs } = ctx.settings as Settings;
    const step = from <= to ? 1 : -1;
    const numbers = Math.floor(Math.abs(to - from)) + 1;
    for (let index = 0; index < numbers && !ctx.signal.aborted; index++) {
      if (index > 0 && everyMs > 0) {
        // All that can go wrong here is that the run stops, and the loop sees that by itself.
        await pause(everyMs, undefined, { signal: ctx.signal }).catch(() => undefined);
        if (ctx.signal.aborted) return;
      }
      await ctx.send('out', from + index * step);
    }
  },
});
