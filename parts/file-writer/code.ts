import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { actor } from 'cueboard';
import { asText, filled } from '../message-text.ts';

interface Settings {
  path: string;
  /** `{field}` is filled in from the message; empty writes text as it is, all else as JSON. */
  template: string;
  begin: 'append' | 'empty';
}

/** The one owner of one file: adds a line for each message. Answers with `{ lines }`, how many it has written. */
export default actor({
  state: (): { file?: FileHandle; lines: number } => ({ lines: 0 }),
  async start(ctx) {
    const { path, begin } = ctx.settings as Settings;
    await mkdir(dirname(path), { recursive: true });
    ctx.state.file = await open(path, begin === 'empty' ? 'w' : 'a');
  },
  async receive(message, ctx) {
    const { template } = ctx.settings as Settings;
    const line = template === '' ? asText(message) : filled(template, message);
    if (!ctx.state.file) throw new Error('the file is not open');
    await ctx.state.file.appendFile(`${line}\n`);
    ctx.state.lines += 1;
    return { lines: ctx.state.lines };
  },
  async stop(ctx) {
    await ctx.state.file?.close();
  },
});
