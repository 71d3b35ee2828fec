import { actor, type Context } from 'cueboard';
import { filled } from '../message-text.ts';

interface Settings {
  command: string;
  /** One argument each; `{field}` is filled in from the message. There is no shell, so nothing is split or expanded. */
  args: string[];
  when: 'message' | 'start';
  /** Its end goes through the port `exit`. */
  sendExit: boolean;
}

/**
 * Runs a program and sends its output line by line through `out`: `{ line, number }`, numbers from 1. Where
 * `sendExit` says so, `{ code, signal, lines, errors }` through `exit`; `errors` is the end of what it wrote to stderr.
 * Who asked gets all of it: `{ code, signal, lines, errors, output }`.
 */
export default actor({
  async start(ctx) {
    if ((ctx.settings as Settings).when === 'start') await run(undefined, ctx);
  },
  async receive(message, ctx) {
    if ((ctx.settings as Settings).when === 'message') return run(message, ctx);
    ctx.log.warn('a message came, but this program runs once, at the start');
  },
});

async function run(message: unknown, ctx: Context) {
  const { command, args, sendExit } = ctx.settings as Settings;
  const output: string[] = [];
  let lines = 0;
  const program = ctx.process(
    command,
    args.map((argument) => filled(argument, message)),
  );
  for await (const line of program) {
    lines += 1;
    if (ctx.message.isAsk) output.push(line);
    await ctx.send('out', { line, number: lines });
  }
  const { code, signal, errors } = await program.exit;
  if (code !== 0) ctx.log.warn(`${command} ended with ${code ?? signal}`, errors.trimEnd());
  if (sendExit) await ctx.send('exit', { code, signal, lines, errors });
  return { code, signal, lines, errors, output };
}
