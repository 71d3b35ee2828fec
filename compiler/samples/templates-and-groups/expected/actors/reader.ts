import { actor } from 'cueboard';

export default actor({
  async start(ctx) {
    const helper = ctx.spawn<number>('Helper');
    await helper.send(1);
    await ctx.send('lines', 'one line');
    helper.end();
  },
});
