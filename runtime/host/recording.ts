/** All that is recorded in a run, on its way from the threads' rings to the file and to the console. */
import type { Layout } from '../layout.ts';
import type { Clock } from '../memory/clock.ts';
import type { RunOptions } from '../protocol/control.ts';
import { HOST_THREAD, LogLevel, NONE, RecordKind, type RunEnd } from '../protocol/trace-file.ts';
import { BufferRecorder } from '../trace/buffer-recorder.ts';
import { createRing, RingReader } from '../trace/ring.ts';
import { TraceWriter } from '../trace/trace-writer.ts';
import { Printer } from './printer.ts';

export class Recording {
  readonly rings: SharedArrayBuffer[];
  readonly readers: RingReader[];
  /** The host's own records, and those that it writes in the name of a thread. */
  readonly host: BufferRecorder;
  readonly #ofThreads: BufferRecorder[];
  readonly #printer: Printer;
  readonly #writer: TraceWriter | null;

  constructor(layout: Layout, options: RunOptions, clock: Clock, startedAtMs: number) {
    const isTracing = options.trace !== undefined;
    this.rings = layout.threads.map(createRing);
    this.readers = this.rings.map((ring) => new RingReader(ring));
    this.host = new BufferRecorder(clock, isTracing);
    this.#ofThreads = layout.threads.map(() => new BufferRecorder(clock, isTracing));
    this.#printer = new Printer(layout, options);
    const header = {
      flow: layout.flow,
      startedAtMs,
      previewBytes: options.previewBytes ?? 256,
      threads: layout.threads,
      queues: layout.queues.map(({ name, capacity, whenFull }) => ({ name, capacity, whenFull })),
      actors: layout.actors.map(({ name, actor, copy, thread }) => ({ name, actor, copy, thread })),
    };
    this.#writer =
      options.trace === undefined
        ? null
        : new TraceWriter(options.trace, header, (reason) => {
            const text = `The recording ended, the run goes on: ${reason}`;
            process.stderr.write(`${text}\n`);
            this.host.record(RecordKind.logged, LogLevel.error, NONE, 0, 0, 0, 0, text);
          });
  }

  /** What the host has to say about a thread stands among that thread's own records. */
  ofThread(thread: number): BufferRecorder {
    return this.#ofThreads[thread] ?? this.host;
  }

  drain(): void {
    this.readers.forEach((reader, thread) => {
      const take = (records: Uint8Array): void => this.#take(thread, records);
      reader.drain(take);
      this.#ofThreads[thread]?.drain(take);
    });
    this.host.drain((records) => this.#take(HOST_THREAD, records));
  }

  #take(thread: number, records: Uint8Array): void {
    this.#writer?.records(thread, records);
    this.#printer.print(thread, records);
  }

  end(end: RunEnd): void {
    this.drain();
    this.#writer?.end(end);
    this.#printer.ended(end);
  }
}
