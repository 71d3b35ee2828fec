import { actor, type Timer } from 'cueboard';

interface Settings {
  /** Messages in a full batch. */
  size: number;
  /** Milliseconds after its first message at which a batch leaves, full or not. */
  afterMs: number;
}

interface State {
  waiting: unknown[];
  timer: Timer | undefined;
}

/** Sends an array of messages: when it is full, or when its first one has waited long enough. */
export default actor({
  state: (): State => ({ waiting: [], timer: undefined }),
  async receive(message, ctx) {
    const { size, afterMs } = ctx.settings as Settings;
    const { state } = ctx;
    const leave = async () => {
      state.timer?.cancel();
      state.timer = undefined;
      const batch = state.waiting;
      state.waiting = [];
      if (batch.length > 0) await ctx.send('out', batch);
    };
    state.waiting.push(message);
    if (state.waiting.length >= size) await leave();
    else state.timer ??= ctx.after(afterMs, leave);
  },
  // Only a run that is stopped ends with a batch that waits: its timer keeps any other run going.
  async stop(ctx) {
    if (ctx.state.waiting.length > 0) await ctx.send('out', ctx.state.waiting);
  },
});
