import { actor } from 'cueboard';

export default actor({
  // Runs once, before anything else. The run goes on until it returns.
  async start(ctx) {
    for (let number = 1; number <= 10; number++) {
      await ctx.send('out', { number });
    }
  },
});
