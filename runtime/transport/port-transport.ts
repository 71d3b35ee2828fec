/**
 * Over a worker's MessagePort, in batches. What is sent within one turn travels together: a flush is asked for with the
 * first envelope and puts itself off while more keep coming, up to a limit.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import { MAX_UNPOSTED } from '../memory/regions.ts';
import type { Envelope } from '../message/envelope.ts';
import { type Batch, packBatch, unpackBatch } from './batch.ts';
import type { Fate, FromHost, FromThread, HostLink, HostNote, ThreadLink, ThreadNote } from './transport.ts';

const MAX_BYTES = 262_144;
/** After so long without a flush the next envelope goes at once: its actor may be about to block its thread. */
const EAGER_MS = 0.1;

type Parcel =
  | { batch: Batch; pairs?: undefined; note?: undefined }
  | { pairs: number[]; batch?: undefined; note?: undefined }
  | { note: ThreadNote | HostNote; batch?: undefined; pairs?: undefined };

/** Collects envelopes and pairs of numbers, and posts them in order. */
class Outbox {
  #envelopes: Envelope[] = [];
  #bytes = 0;
  #pairs: number[] = [];
  #scheduled = false;
  #grown = false;
  #flushedAtMs = 0;
  readonly #post: (parcel: Parcel, moved: ArrayBuffer[]) => void;

  constructor(post: (parcel: Parcel, moved: ArrayBuffer[]) => void) {
    this.#post = post;
  }

  envelope(envelope: Envelope): void {
    this.#envelopes.push(envelope);
    this.#bytes += envelope.end - envelope.at + envelope.textLength;
    if (this.#envelopes.length >= MAX_UNPOSTED || this.#bytes >= MAX_BYTES) this.flush();
    else this.#schedule();
  }
  pair(a: number, b: number): void {
    this.#pairs.push(a, b);
    this.#schedule();
  }
  note(note: ThreadNote | HostNote): void {
    this.flush();
    this.#post({ note }, []);
  }

  flush(): void {
    if (this.#envelopes.length === 0 && this.#pairs.length === 0) return;
    if (this.#envelopes.length > 0) {
      const batch = packBatch(this.#envelopes);
      this.#envelopes = [];
      this.#bytes = 0;
      this.#post({ batch }, [batch.heads.buffer, batch.contents.buffer]);
    }
    if (this.#pairs.length > 0) {
      const pairs = this.#pairs;
      this.#pairs = [];
      this.#post({ pairs }, []);
    }
    this.#flushedAtMs = performance.now();
  }

  #schedule(): void {
    this.#grown = true;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(this.#turn);
  }
  #turn = (): void => {
    const burst = this.#grown && performance.now() - this.#flushedAtMs < EAGER_MS;
    this.#grown = false;
    if (burst) {
      queueMicrotask(this.#turn);
      return;
    }
    this.#scheduled = false;
    this.flush();
  };
}

/** @param onPosted told when all envelopes have left the thread */
export function linkToHost(port: MessagePort, to: FromHost, onPosted: () => void): HostLink {
  const outbox = new Outbox((parcel, moved) => {
    port.postMessage(parcel, moved);
    if (parcel.batch) onPosted();
  });
  port.on('message', (parcel: Parcel) => {
    if (parcel.batch) for (const envelope of unpackBatch(parcel.batch)) to.delivered(envelope);
    else if (parcel.pairs) eachPair(parcel.pairs, (id, fate) => to.settled(id, fate as Fate));
    else to.told(parcel.note as HostNote);
  });
  return {
    send: (envelope) => outbox.envelope(envelope),
    credit: (actor, count) => outbox.pair(actor, count),
    tell: (note) => outbox.note(note),
    askToDrain: () => port.postMessage({ note: { kind: 'drain' } } satisfies Parcel),
    flush: () => outbox.flush(),
  };
}

/** @param wake rouses the thread, which may not be in its event loop */
export function linkToThread(worker: Worker, to: FromThread, wake: () => void): ThreadLink {
  const outbox = new Outbox((parcel, moved) => {
    worker.postMessage(parcel, moved);
    wake();
  });
  worker.on('message', (parcel: Parcel) => {
    if (parcel.batch) for (const envelope of unpackBatch(parcel.batch)) to.sent(envelope);
    else if (parcel.pairs) eachPair(parcel.pairs, (actor, count) => to.credited(actor, count));
    else to.told(parcel.note as ThreadNote);
  });
  return {
    deliver: (envelope) => outbox.envelope(envelope),
    settle: (messageId, fate) => outbox.pair(messageId, fate),
    tell: (note) => outbox.note(note),
    flush: () => outbox.flush(),
  };
}

function eachPair(pairs: readonly number[], visit: (a: number, b: number) => void): void {
  for (let i = 0; i + 1 < pairs.length; i += 2) visit(pairs[i] ?? 0, pairs[i + 1] ?? 0);
}
