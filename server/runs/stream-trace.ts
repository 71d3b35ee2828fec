import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;
/** Watching tells at once but not on every file system; looking again by the clock always does. */
const LOOK_AGAIN_MS = 20;

export interface TraceStreamOptions {
  /** First byte to send. */
  from: number;
  /** Fulfilled when nothing will be added to the file any more; absent where that is so already. */
  settled?: Promise<void>;
  signal: AbortSignal;
}

/** The bytes of a trace file, and those that are added, until the run is settled and all of them are sent. */
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
  #position: number;
  #whole: boolean;
  #closed = false;
  #file: FileHandle | null = null;
  #watcher: FSWatcher | null = null;
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
    this.#watcher?.close();
    this.#watcher = null;
    const file = this.#file;
    this.#file = null;
    await file?.close();
    this.#whole = true;
    this.#touch();
  }

  async #read(): Promise<Uint8Array | null> {
    // A run that only starts has no file yet.
    const file = this.#file ?? (await open(this.#path, 'r').catch(() => null));
    if (!file) return null;
    // Closed while it was being opened: nobody else would let it go.
    if (this.#closed) {
      await file.close();
      return null;
    }
    this.#file = file;
    const { bytesRead, buffer } = await file.read(
      Buffer.allocUnsafeSlow(CHUNK_BYTES),
      0,
      CHUNK_BYTES,
      this.#position,
    );
    if (bytesRead === 0 || this.#closed) return null;
    this.#position += bytesRead;
    return buffer.subarray(0, bytesRead);
  }

  #change(): Promise<void> {
    if (this.#file && !this.#watcher) {
      this.#watcher = watch(this.#path, () => this.#touch());
      this.#watcher.on('error', () => {});
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#touch(), LOOK_AGAIN_MS);
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
