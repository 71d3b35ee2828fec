/** All that is recorded in a run, on its way from the threads' rings to the file and to the console. */
import type { Layout } from '../layout.ts';
import type { Clock } from '../memory/clock.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import { DEFAULT_PREVIEW_BYTES, type FromRun, type RunOptions } from '../protocol/control.ts';
import { HOST_THREAD, type RunEnd, type RunFlaws } from '../protocol/trace-file.ts';
import { BufferRecorder } from '../trace/buffer-recorder.ts';
import { sumFlaws } from '../trace/flaws.ts';
import type { Chunk } from '../trace/last-round.ts';
import { createRing, RingReader } from '../trace/ring.ts';
import { TraceWriter } from '../trace/trace-writer.ts';
import { Printer } from './printer.ts';

const MARGIN_BYTES = 4096;

export class Recording {
  readonly rings: SharedArrayBuffer[];
  readonly readers: RingReader[];
  /** The host's own records, and those that it writes in the name of a thread. */
  readonly host: BufferRecorder;
  readonly #ofThreads: BufferRecorder[];
  readonly #printer: Printer;
  readonly #writer: TraceWriter | null;

  constructor(layout: Layout, made: MadeActors, options: RunOptions, clock: Clock, startedAtMs: number) {
    const isTracing = options.trace !== undefined;
    this.rings = layout.threads.map(createRing);
    this.readers = this.rings.map((ring) => new RingReader(ring));
    this.host = new BufferRecorder(clock, isTracing);
    this.#ofThreads = layout.threads.map(() => new BufferRecorder(clock, isTracing));
    this.#printer = new Printer(layout, made, options);
    const header = {
      flow: layout.flow,
      startedAtMs,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      previewBytes: options.previewBytes ?? DEFAULT_PREVIEW_BYTES,
      threads: layout.threads,
      queues: layout.queues.map(({ name, capacity, whenFull, order, isShared }) => ({
        ...{ name, capacity, whenFull },
        ...(order === 'fifo' ? {} : { order }),
        ...(isShared ? { shared: true } : {}),
      })),
      actors: layout.actors.map(({ name, actor, copy, thread }) => ({ name, actor, copy, thread })),
    };
    this.#writer =
      options.trace === undefined
        ? null
        : new TraceWriter(options.trace, header, options, clock, (reason) => this.#ended(reason));
  }

  /** For whoever watches the run's own output; the trace has it in a record. */
  say(words: string): void {
    this.#printer.say(words);
  }

  /** What the host has to say about a thread stands among that thread's own records. */
  ofThread(thread: number): BufferRecorder {
    return this.#ofThreads[thread] ?? this.host;
  }

  /** The recording has ended before the run: threads need not write what nobody keeps, and people are told. */
  #ended(reason: string): void {
    for (const reader of this.readers) reader.mute();
    for (const recorder of [this.host, ...this.#ofThreads]) recorder.mute();
    process.stderr.write(`${reason} The recording ends here, the run goes on.\n`);
    // Who started the run may be gone, and the run goes on all the same.
    process.send?.({ kind: 'recording-ended', reason } satisfies FromRun, undefined, undefined, () => {});
  }

  drain(): void {
    const own = [this.host, ...this.#ofThreads];
    const pending = [...this.readers, ...own].reduce((sum, { pending }) => sum + pending, 0);
    // Threads go on writing meanwhile: what comes to more than half as much again is cut where it is.
    if (this.#writer?.hasRoom(pending * 1.5 + MARGIN_BYTES) ?? true) {
      this.#eachChunk((thread, records) => this.#take(thread, records));
      return;
    }
    const chunks: Chunk[] = [];
    this.#eachChunk((thread, records) => {
      chunks.push({ thread, records: records.slice() });
      this.#printer.print(thread, records);
    });
    this.#writer?.lastRound(chunks);
  }

  /** A round over all threads; the host's own come last. */
  #eachChunk(take: (thread: number, records: Uint8Array) => void): void {
    this.readers.forEach((reader, thread) => {
      const taken = (records: Uint8Array): void => take(thread, records);
      reader.drain(taken);
      this.#ofThreads[thread]?.drain(taken);
    });
    this.host.drain((records) => take(HOST_THREAD, records));
  }

  #take(thread: number, records: Uint8Array): void {
    this.#writer?.records(thread, records);
    this.#printer.print(thread, records);
  }

  /** What did not go well up to now, whether it is in the trace or not. */
  flaws(): RunFlaws {
    const all = [...this.readers, this.host, ...this.#ofThreads];
    return sumFlaws((flaw) => all.reduce((sum, one) => sum + one.flaws(flaw), 0));
  }

  end(end: RunEnd): void {
    this.drain();
    const leftOut = [
      ...this.readers.map((reader) => reader.leftOut),
      ...[this.host, ...this.#ofThreads].map(({ missing }) => missing),
    ];
    this.#writer?.end(
      end,
      leftOut.reduce((sum, count) => sum + count, 0),
    );
    this.#printer.ended(end);
  }
}
