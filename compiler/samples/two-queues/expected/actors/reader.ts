import { actor } from 'cueboard';

const QUESTIONS = [
  'Middlemarch',
  'Beloved',
  'The Trial',
  'Ulysses',
  'Emma',
  'Dracula',
  'Faust',
  'Hunger',
  'Walden',
  'Dune',
];
/** Requests under way at once. */
const AT_ONCE = 3;

export default actor({
  // What was asked and not answered yet is this actor's own business: by request number.
  state: () => ({ asked: 0, answered: 0, waiting: new Map<number, string>() }),

  async start(ctx) {
    while (ctx.state.asked < AT_ONCE) await askNext(ctx);
  },

  // An answer, on my queue.
  async receive({ request, author }: { request: number; author: string | null }, ctx) {
    const title = ctx.state.waiting.get(request);
    ctx.state.waiting.delete(request);
    ctx.state.answered += 1;
    ctx.log(author === null ? `${title}: not in the catalogue` : `${title}: ${author}`);
    if (ctx.state.asked < QUESTIONS.length) await askNext(ctx);
  },

  stop(ctx) {
    ctx.log(`${ctx.state.asked} requests, ${ctx.state.answered} answers, ${ctx.state.waiting.size} still waiting`);
  },
});

// A request, on the librarian's queue.
async function askNext(ctx: {
  state: { asked: number; waiting: Map<number, string> };
  send(port: string, message: unknown): Promise<void>;
}) {
  const title = QUESTIONS[ctx.state.asked] as string;
  ctx.state.asked += 1;
  ctx.state.waiting.set(ctx.state.asked, title);
  await ctx.send('requests', { request: ctx.state.asked, title });
}
