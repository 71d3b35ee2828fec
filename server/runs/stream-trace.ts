import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { jumpChunk, readTraceStart, removedBytes } from './trace-start.ts';

const CHUNK_BYTES = 256 * 1024;
/** Watching tells at once but not on every file system; looking again by the clock always does. */
const LOOK_AGAIN_MS = 20;
/** The most, where one look after the other has found nothing; and where watching has told of something before. */
const LOOK_AT_LEAST_MS = 200;
const TRUST_MS = 2000;

export interface TraceStreamOptions {
  /** First byte to send, counted as if no first part of the trace had been removed. */
  from: number;
  /** Fulfilled when nothing will be added to the file any more; absent where that is so already. */
  settled?: Promise<void>;
  signal: AbortSignal;
}

/**
 * The bytes of a trace file, and those that are added, until the run is settled and all of them are sent. A run that
 * keeps the last part of its trace puts another file in the place of this one: then it goes on there, over what was removed
 * before it could be sent. It ends early where its first byte was.
 */
export function streamTrace(file: string, options: TraceStreamOptions): ReadableStream<Uint8Array> {
  const reader = new GrowingFile(file, options);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await reader.next();
        if (bytes) controller.enqueue(bytes);
        else controller.close();
      },
      cancel: () => reader.close(),
    },
    // Read when there is room to send, no earlier: a slow reader costs one chunk of memory.
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
}

class GrowingFile {
  readonly #path: string;
  readonly #signal: AbortSignal;
  /** In the whole trace. */
  #position: number;
  /** Less this: in the file. */
  #removed = 0;
  #inode = 0;
  #hasSent = false;
  #spare: Buffer | null = null;
  #vainLooks = 0;
  #jump: Uint8Array | null = null;
  #whole: boolean;
  #closed = false;
  #file: FileHandle | null = null;
  #watcher: FSWatcher | null = null;
  #watchTells = false;
  #wake: (() => void) | null = null;
  #touched = false;

  constructor(path: string, { from, settled, signal }: TraceStreamOptions) {
    this.#path = path;
    this.#position = from;
    this.#signal = signal;
    this.#whole = settled === undefined;
    const whole = () => {
      this.#whole = true;
      this.#touch();
    };
    settled?.then(whole, whole);
    signal.addEventListener('abort', () => this.#touch(), { once: true });
  }

  /** The next bytes as soon as there are any; null when there will be no more. */
  async next(): Promise<Uint8Array | null> {
    for (;;) {
      // Asked before reading: what was written before it became whole is then surely read.
      const last = this.#whole;
      if (this.#signal.aborted || this.#closed) break;
      const bytes = await this.#read();
      if (bytes) return bytes;
      if (last) break;
      await this.#change();
    }
    await this.close();
    return null;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const file = this.#file;
    this.#letGo();
    await file?.close();
    this.#whole = true;
    this.#touch();
  }

  async #read(): Promise<Uint8Array | null> {
    for (;;) {
      const file = this.#file ?? (await this.#open());
      if (!file) return null;
      const jump = this.#jump;
      this.#jump = null;
      if (jump !== null) return jump;
      // A look that finds nothing leaves its buffer to the next: a quiet run is looked at all day.
      const into = this.#spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
      this.#spare = null;
      const { bytesRead, buffer } = await file.read(into, 0, CHUNK_BYTES, this.#position - this.#removed);
      if (bytesRead === 0) this.#spare = into;
      this.#vainLooks = bytesRead === 0 ? this.#vainLooks + 1 : 0;
      if (this.#closed) return null;
      if (bytesRead > 0) {
        this.#position += bytesRead;
        this.#hasSent = true;
        return buffer.subarray(0, bytesRead);
      }
      // Nothing is added to a file that was replaced: all of it is sent.
      const now = await stat(this.#path).catch(() => null);
      if (now === null || now.ino === this.#inode || this.#closed) return null;
      this.#letGo();
      await file.close();
    }
  }

  async #open(): Promise<FileHandle | null> {
    // A run that only starts has no file yet.
    const file = await open(this.#path, 'r').catch(() => null);
    if (!file) return null;
    const start = await readTraceStart(file);
    const { ino } = await file.stat();
    // Closed while it was being opened: nobody else would let it go.
    if (this.#closed) {
      await file.close();
      return null;
    }
    this.#removed = removedBytes(start);
    if (this.#position === 0) this.#position = this.#removed;
    else if (start?.removed !== undefined && this.#position < start.removed.bytes) {
      if (!this.#hasSent) {
        await file.close();
        this.#closed = true;
        return null;
      }
      // All of the file before is sent, whole chunks, so that another may follow.
      this.#position = start.removed.bytes;
      this.#jump = jumpChunk(start);
    }
    this.#inode = ino;
    this.#file = file;
    return file;
  }

  #letGo(): void {
    this.#file = null;
    this.#watcher?.close();
    this.#watcher = null;
  }

  #change(): Promise<void> {
    if (this.#file && !this.#watcher) {
      this.#watcher = watch(this.#path, () => {
        this.#watchTells = true;
        this.#touch();
      });
      this.#watcher.on('error', () => {});
    }
    return new Promise((resolve) => {
      const most = this.#watchTells ? TRUST_MS : LOOK_AT_LEAST_MS;
      const waitMs = Math.min(most, LOOK_AGAIN_MS * (1 + this.#vainLooks / 10));
      const timer = setTimeout(() => this.#touch(), waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#touched = false;
        this.#wake = null;
        resolve();
      };
      // Something happened between reading and waiting.
      if (this.#touched) this.#wake();
    });
  }

  #touch(): void {
    if (this.#wake) this.#wake();
    else this.#touched = true;
  }
}
