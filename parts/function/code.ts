import { actor } from 'cueboard';

export default actor({
  // One message at a time, never twice at once.
  async receive(message, ctx) {
    await ctx.send('out', message);
  },
});
