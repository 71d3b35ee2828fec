/** Reads a run's trace as it grows: goes on from the byte it has after a lost connection, until the run is over. */
import { BYTES_HEADER, LIVE_HEADER } from '@/api/trace-headers.ts';
import { TraceError } from '@/trace/reading/trace-error.ts';
import type { TraceReader } from '@/trace/reading/trace-reader.ts';
import { bodyReader } from './body-reader.ts';
import type { TracePhase } from './trace-messages.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;
/** Bytes that come in many small pieces are made ready to be looked at this often. */
const SETTLE_MS = 12;
/** Where more than this has come meanwhile, there is much to read: it is looked at more seldom, to be read sooner. */
const MUCH_BYTES = 512 * 1024;
const SETTLE_MUCH_MS = 80;
/**
 * What was there when it was opened is read as fast as it can be: each look at it costs the worker, the page and its
 * painting more than the bytes of that time.
 */
const SETTLE_PAST_MS = 300;

export interface FeedEvents {
  /** More of the trace is here. */
  onBatch: () => void;
  /** The connection's state has changed. */
  onPhase: (phase: TracePhase) => void;
}

export class TraceFeed {
  readonly #address: string;
  readonly #reader: TraceReader;
  readonly #events: FeedEvents;
  #connection: AbortController | null = null;
  #endWait: (() => void) | null = null;
  #settledAt = Number.NEGATIVE_INFINITY;
  #settledBytes = 0;
  /** Up to here it was there when the connection began. */
  #pastBytes = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** @param address takes `from=N` */
  constructor(address: string, reader: TraceReader, events: FeedEvents) {
    this.#address = address;
    this.#reader = reader;
    this.#events = events;
  }

  /**
   * The machine has slept, or its network is back: the connection may be dead without a word. Another is made at once,
   * which goes on where this one stopped.
   */
  wake(): void {
    this.#connection?.abort();
    this.#endWait?.();
  }

  /** Reads until nothing more will come. */
  async run(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    let isAgain = false;
    for (;;) {
      const before = this.#reader.bytesTaken;
      const connection = new AbortController();
      this.#connection = connection;
      try {
        const isLive = await this.#read(connection.signal, isAgain);
        if (isLive === null) return;
        if (this.#reader.store.ended !== null) {
          this.#events.onPhase({ name: 'ended', crashed: false });
          return;
        }
        const hasMore = this.#reader.bytesTaken > before;
        // A run that is over and adds nothing ended without a word. One that goes on has only lost its connection.
        if (!isLive && !hasMore) {
          this.#events.onPhase({ name: 'ended', crashed: true });
          return;
        }
        retryMs = hasMore ? FIRST_RETRY_MS : Math.min(LONGEST_RETRY_MS, retryMs * 2);
        await this.#wait(FIRST_RETRY_MS);
      } catch (error) {
        this.#settle();
        if (error instanceof TraceError) {
          this.#events.onPhase({ name: 'unreadable', message: error.message });
          return;
        }
        if (this.#reader.bytesTaken > before) retryMs = FIRST_RETRY_MS;
        if (connection.signal.aborted) continue;
        isAgain = true;
        this.#events.onPhase({ name: 'lost', retryMs });
        await this.#wait(retryMs);
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
      }
    }
  }

  /** One connection, to its end. @returns whether the run was going on when it began; null: there is nothing to read */
  async #read(signal: AbortSignal, isAgain: boolean): Promise<boolean | null> {
    const reader = this.#reader;
    const url = new URL(this.#address);
    url.searchParams.set('from', String(reader.bytesTaken));
    const response = await fetch(url, { cache: 'no-store', signal });
    if (response.status === 404 || response.status === 403) {
      const message = 'This run has no trace. It may have been deleted.';
      this.#events.onPhase({ name: 'unreadable', message });
      return null;
    }
    if (response.status === 410) {
      this.#events.onPhase({ name: 'behind' });
      return null;
    }
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    this.#pastBytes = Number(response.headers.get(BYTES_HEADER) ?? 0);
    if (reader.bytesTaken === 0) reader.expect(this.#pastBytes);
    this.#events.onPhase({ name: 'reading', again: isAgain });
    const body = bodyReader(response.body);
    for (let bytes = await body.next(); bytes !== null; bytes = await body.next()) {
      reader.append(bytes);
      this.#settleInTime();
    }
    this.#settle();
    return response.headers.get(LIVE_HEADER) === '1';
  }

  #settleInTime(): void {
    const { bytesTaken } = this.#reader;
    const hasMuch = bytesTaken - this.#settledBytes > MUCH_BYTES;
    const isPast = bytesTaken < this.#pastBytes - MUCH_BYTES;
    const everyMs = hasMuch ? (isPast ? SETTLE_PAST_MS : SETTLE_MUCH_MS) : SETTLE_MS;
    const waitMs = this.#settledAt + everyMs - performance.now();
    if (waitMs <= 0) {
      this.#settle();
      return;
    }
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#settleInTime();
    }, waitMs);
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#reader.store.settle();
    this.#settledBytes = this.#reader.bytesTaken;
    // From its end: what follows may take longer than the bytes.
    this.#settledAt = performance.now();
    this.#events.onBatch();
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
