import fs from 'node:fs';
import type { Readable } from 'node:stream';

/** What is kept of a run's output, in bytes. An actor that prints in a loop must not fill the disk. */
const LIMIT_BYTES = 4 * 1024 * 1024;

/** Writes a run's output to a file as it comes, up to a limit; the rest is read and let go. */
export function keepOutput(from: Readable | null, file: string): { complaint: () => string } {
  const out = fs.createWriteStream(file);
  let bytes = 0;
  let tail = '';
  // Output is a convenience: a full disk must not end the server.
  out.on('error', () => {});
  from?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-2000);
    if (bytes >= LIMIT_BYTES) return;
    bytes += chunk.length;
    out.write(
      bytes < LIMIT_BYTES ? chunk : Buffer.concat([chunk, Buffer.from('\n[the rest is not kept]\n')]),
    );
  });
  from?.on('end', () => out.end());
  from?.on('error', () => out.end());
  return { complaint: () => complaintIn(tail) };
}

/** The line of the last output that says what went wrong: Node puts the stack and its version after it. */
function complaintIn(tail: string): string {
  const lines = tail.trimEnd().split('\n');
  return (lines.findLast((line) => /^(Uncaught )?\w*Error\b/.test(line)) ?? lines.at(-1) ?? '').trim();
}
