import { Worker } from 'node:worker_threads';
import type { ThreadData } from '../thread/thread-data.ts';
import type { RingReader } from '../trace/ring.ts';
import { linkToThread } from '../transport/port-transport.ts';
import type { FromThread, ThreadLink } from '../transport/transport.ts';

export interface ThreadEvents extends FromThread {
  /** What its code wrote past the console, line by line. */
  wrote(line: string, isError: boolean): void;
  /** @param error why, where it was an error: no memory left, or a crash of the thread itself */
  ended(exitCode: number, error: unknown): void;
}

/** A worker thread as the host holds it. */
export class ThreadHandle {
  readonly worker: Worker;
  readonly link: ThreadLink;
  readonly ring: RingReader;
  isAlive = true;
  /** It has said goodbye: its actors' `stop` has run. */
  hasHalted = false;

  constructor(name: string, data: ThreadData, ring: RingReader, events: ThreadEvents, wake: () => void) {
    // The same file ending as this module has: the sources run as .ts, the packed runtime as .js.
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.worker = new Worker(new URL(`../thread.${ending}`, import.meta.url), {
      name,
      workerData: data,
      stdout: true,
      stderr: true,
    });
    this.ring = ring;
    this.link = linkToThread(this.worker, events, wake);
    eachLine(this.worker.stdout, (line) => events.wrote(line, false));
    eachLine(this.worker.stderr, (line) => events.wrote(line, true));
    let failure: unknown;
    this.worker.on('error', (error) => {
      failure = error;
    });
    this.worker.on('exit', (code) => {
      this.isAlive = false;
      events.ended(code, failure);
    });
  }
}

function eachLine(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream.on('end', () => {
    if (rest !== '') take(rest);
  });
}
