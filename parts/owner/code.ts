import { actor } from 'cueboard';

export default actor({
  // Private to this actor: nobody else sees it, so it needs no lock.
  state: () => ({ seen: 0 }),

  receive(_message, ctx) {
    ctx.state.seen += 1;
    // What is returned is the answer, if the message was asked.
    return { seen: ctx.state.seen };
  },

  // Runs when nothing is left to do: the last word.
  async stop(ctx) {
    await ctx.send('out', { seen: ctx.state.seen });
  },
});
