import { actor } from 'cueboard';

export default actor({
  async receive(message, ctx) {
    await ctx.send('out', message);
  },
});
