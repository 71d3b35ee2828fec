import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    await ctx.send('out', 1);
  },
});
