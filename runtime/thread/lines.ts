import type { Readable } from 'node:stream';

/** The lines of a program's output. Nothing is read before somebody iterates, and no faster than they do. */
export class Lines implements AsyncIterable<string> {
  readonly stream: Readable;
  /** Somebody iterates, or it is drained. */
  isTaken = false;
  /** The last characters of what nobody iterated. */
  tail = '';

  constructor(stream: Readable) {
    this.stream = stream;
    stream.setEncoding('utf8');
    // The one who iterates meets the error; without one it is no news that a killed program's pipe broke.
    stream.on('error', () => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    this.isTaken = true;
    let rest = '';
    for await (const chunk of this.stream) {
      const pieces = (rest + String(chunk)).split('\n');
      rest = pieces.pop() ?? '';
      for (const piece of pieces) yield piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    }
    if (rest !== '') yield rest;
  }

  /** Reads and forgets what nobody iterates, so that the program is not kept waiting. */
  drain(): void {
    if (this.isTaken || this.stream.destroyed) return;
    this.isTaken = true;
    this.stream.on('data', (chunk) => {
      this.tail = (this.tail + String(chunk)).slice(-4096);
    });
  }
}
