import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as pause } from 'node:timers/promises';
import { actor } from 'cueboard';

interface Settings {
  path: string;
  /** Go on when the end is reached, and send what is added. */
  follow: boolean;
}

/** Sends one message a line, without its line end: `{ line, number }`, numbers from 1. */
export default actor({
  async start(ctx) {
    const { path, follow } = ctx.settings as Settings;
    await using file = await open(path);
    const decoder = new StringDecoder('utf8');
    const bytes = new Uint8Array(65_536);
    let rest = '';
    let number = 0;
    let position = 0;
    while (!ctx.signal.aborted) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      if (bytesRead === 0) {
        if (!follow) break;
        if ((await file.stat()).size < position) {
          // A file that has shrunk was begun anew: read it from its start.
          position = 0;
          rest = '';
        } else {
          // All that can go wrong here is that the run stops, and the loop sees that by itself.
          await pause(100, undefined, { signal: ctx.signal }).catch(() => undefined);
        }
        continue;
      }
      position += bytesRead;
      const lines = (rest + decoder.write(bytes.subarray(0, bytesRead))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        number += 1;
        await ctx.send('out', { line: line.replace(/\r$/, ''), number });
      }
    }
    rest += decoder.end();
    if (rest !== '' && !follow) {
      number += 1;
      await ctx.send('out', { line: rest.replace(/\r$/, ''), number });
    }
  },
});
