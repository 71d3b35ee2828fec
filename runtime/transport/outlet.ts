/**
 * A queue in shared memory, as one sending thread sees it. Messages are written into a scratch of the thread's, also in
 * shared memory, and go over to the queue in bursts. A thread that vanishes leaves a scratch that still names them.
 */
import { performance } from 'node:perf_hooks';
import { keepFreedMemory } from '../memory/keep-freed.ts';
import { Control } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { NOT_MINE, writeValue, writtenTexts } from '../message/codec.ts';
import { type Content, serialize } from '../message/copy.ts';
import { ADDRESSED, EnvelopeFlag } from '../message/envelope.ts';
import type { Bells } from './bells.ts';
import { ADDRESS_BYTES, type Address, HEAD_BYTES } from './burst-layout.ts';
import { largeHead, writeLarge } from './large-message.ts';
import type { Ring } from './ring.ts';
import { MAX_TEXT, Scratch } from './scratch.ts';
import type { HostLink } from './transport.ts';

const MAX_BURST = 64;
/**
 * A reader that waits gets a message at once, but not each of a burst by itself: to wake it costs more than to send it.
 * What is held back leaves with the next one after this time, or when its sender comes to rest.
 */
const EAGER_MS = 0.02;

export interface OutletPlan {
  /** All that send to the queue are on this thread. */
  isOnlyWriter: boolean;
  readers: readonly { actor: number; thread: number }[];
}

export class Outlet {
  readonly queue: number;
  readonly plan: OutletPlan;
  readonly #ring: Ring;
  readonly #memory: SharedMemory;
  readonly #bells: Bells;
  readonly #ints: Int32Array;
  readonly #thread: number;
  readonly #control: number;
  readonly #scratch: Scratch;
  /** Its only reader is on this thread too, and takes from the scratch. */
  readonly isLocal: boolean;
  #flushedAtMs = 0;
  #leftSeen: number;
  #told = -1;
  // What `stage` has written and nobody has sent yet.
  #stagedAt = 0;
  #stagedEnd = 0;
  #stagedTexts = '';
  #staged: Content | null = null;
  /** It lies in the thread's workspace: good only until the next large one. */
  #isInWorkspace = false;

  constructor(ring: Ring, bells: Bells, thread: number, plan: OutletPlan) {
    this.queue = ring.queue;
    this.plan = plan;
    this.#ring = ring;
    this.#memory = ring.memory;
    this.#bells = bells;
    this.#ints = ring.memory.ints;
    this.#thread = thread;
    this.#control = ring.control;
    this.isLocal = plan.isOnlyWriter && plan.readers.length === 1 && plan.readers[0]?.thread === thread;
    this.#scratch = new Scratch(ring.memory, thread, ring.queue, this.isLocal);
    if (this.isLocal) ring.scratch = this.#scratch;
    this.#leftSeen = Atomics.load(this.#ints, ring.control + Control.left);
  }

  get hasMessages(): boolean {
    return this.#scratch.count > 0;
  }

  // Places

  /** Takes a place. @returns false when there is none, or others wait for one */
  enter(): boolean {
    if (!this.plan.isOnlyWriter) return this.#memory.enter(this.queue) > 0;
    const at = this.#control + Control.entered;
    const entered = this.#ints[at] as number;
    if (((entered - this.#leftSeen) | 0) >= (this.#ints[this.#control + Control.capacity] as number)) {
      this.#leftSeen = Atomics.load(this.#ints, this.#control + Control.left);
      if (((entered - this.#leftSeen) | 0) >= this.#memory.capacity(this.queue)) return false;
    }
    this.#ints[at] = (entered + 1) | 0;
    return true;
  }

  // Writing a message: first its content, which may fail, then the rest, which may not

  /**
   * Copies a value, so that it can be sent.
   * @returns bytes of the copy
   * @throws what toContent throws
   */
  stage(value: unknown, addressed: boolean): number {
    const head = addressed ? HEAD_BYTES + ADDRESS_BYTES : HEAD_BYTES;
    const scratch = this.#scratch;
    let at = scratch.end + head;
    let end = writeValue(value, this.#memory.bytes, at, scratch.limit, scratch.texts);
    if (end < 0 && end !== NOT_MINE && (scratch.count > 0 ? this.flush() : scratch.release())) {
      at = scratch.end + head;
      end = writeValue(value, this.#memory.bytes, at, scratch.limit, scratch.texts);
    }
    if (end === NOT_MINE) return this.stageContent(serialize(value));
    if (end < 0) return this.#stageLarge(value);
    this.#staged = null;
    this.#stagedAt = at;
    this.#stagedEnd = end;
    this.#stagedTexts = writtenTexts();
    const characters = this.#stagedTexts.length - scratch.texts.length;
    // A long text goes by itself, and may be too large for the queue, as a large content may.
    if (characters > MAX_TEXT) this.stageContent(this.lift());
    return end - at + characters;
  }

  #stageLarge(value: unknown): number {
    const content = writeLarge(value);
    const size = this.stageContent(content ?? serialize(value));
    this.#isInWorkspace = content !== null;
    return size;
  }

  /** The same for what is a copy already. */
  stageContent(content: Content): number {
    this.#staged = content;
    this.#isInWorkspace = false;
    return content.bytes.length + content.texts.length;
  }

  /** Takes what is staged out, to be sent later. */
  lift(): Content {
    const content = this.#staged ?? {
      bytes: this.#memory.bytes.slice(this.#stagedAt, this.#stagedEnd),
      texts: this.#stagedTexts.slice(this.#scratch.texts.length),
      flags: 0,
    };
    this.#staged = null;
    return this.#isInWorkspace ? { ...content, bytes: content.bytes.slice() } : content;
  }

  /**
   * Sends what is staged; it has its place.
   * @returns false when there is no room for its bytes: it has to wait, with its place
   */
  commit(address: Address): boolean {
    const content = this.#staged;
    if (content !== null) {
      if (!this.#commitContent(address, content)) return false;
      this.#staged = null;
      return true;
    }
    const texts = this.#stagedTexts;
    this.#write(address, this.#stagedEnd, texts.length - this.#scratch.texts.length, texts);
    this.#added();
    return true;
  }

  /** What is staged lies in the scratch already: it always fits. */
  get isInScratch(): boolean {
    return this.#staged === null;
  }
  /** The same as `commit`, for a message without an address whose content is in the scratch. */
  commitStaged(id: number, from: number): void {
    const scratch = this.#scratch;
    const start = scratch.end;
    const word = start >> 2;
    const ints = this.#ints;
    const next = (this.#stagedEnd + 7) & ~7;
    this.#memory.floats[start >> 3] = id;
    ints[word + 2] = from;
    ints[word + 3] = 0;
    ints[word + 4] = next - start;
    ints[word + 5] = this.#stagedTexts.length - scratch.texts.length;
    scratch.add(next, this.#stagedTexts);
    this.#added();
  }

  /** Writes the head of a message whose content ends at `end`. @param texts with those before it */
  #write(address: Address, end: number, characters: number, texts: string): void {
    const start = this.#scratch.end;
    const word = start >> 2;
    const ints = this.#ints;
    const next = (end + 7) & ~7;
    this.#memory.floats[start >> 3] = address.id;
    ints[word + 2] = address.from;
    ints[word + 3] = address.flags;
    ints[word + 4] = next - start;
    ints[word + 5] = characters;
    if ((address.flags & ADDRESSED) !== 0) {
      this.#memory.floats[(start + HEAD_BYTES) >> 3] = address.askId;
      ints[word + 8] = address.target;
      ints[word + 9] = address.slot;
    }
    this.#scratch.add(next, texts);
  }

  #added(): void {
    const scratch = this.#scratch;
    if (scratch.isLocal) this.#tellHere();
    else if (scratch.count >= MAX_BURST || scratch.texts.length > MAX_TEXT) this.flush();
    else if (
      this.#ints[this.#control + Control.idle] !== 0 &&
      performance.now() - this.#flushedAtMs > EAGER_MS
    )
      this.flush();
  }

  #commitContent(address: Address, content: Content): boolean {
    const head = (address.flags & ADDRESSED) !== 0 ? HEAD_BYTES + ADDRESS_BYTES : HEAD_BYTES;
    const size = head + content.bytes.length;
    const marked = { ...address, flags: address.flags | content.flags };
    const scratch = this.#scratch;
    if (scratch.count > 0 && scratch.end + size > scratch.limit && !this.flush()) return false;
    if (scratch.end + size > scratch.limit || content.texts.length > MAX_TEXT)
      return this.flush() && this.#publishLarge(marked, content);
    this.#memory.bytes.set(content.bytes, scratch.end + head);
    this.#write(marked, scratch.end + size, content.texts.length, scratch.texts + content.texts);
    this.#added();
    return true;
  }

  /** A message larger than the scratch is a burst by itself. */
  #publishLarge(address: Address, content: Content): boolean {
    keepFreedMemory();
    const words = largeHead(address, content.texts.length);
    if (!this.#ring.publishOne(words, content.bytes, content.texts)) return false;
    this.#published(1);
    return true;
  }

  /** It does not fit in any circumstances. */
  isStagedTooLarge(): boolean {
    const content = this.#staged;
    return content !== null && content.bytes.length + 2 * content.texts.length > this.#ring.largest;
  }
  /** What is staged goes to the queue's readers by way of the host; the queue gets a message without content. */
  stageStub(id: number, link: HostLink): void {
    const { flags } = this.#staged ?? { flags: 0 };
    link.tell({ kind: 'parcel', id, queue: this.queue, content: this.lift() });
    this.stageContent({ bytes: new Uint8Array(0), texts: '', flags: flags | EnvelopeFlag.parcel });
  }

  /** Lets all go that was gathered. @returns false when there is no room for it now */
  flush(): boolean {
    const scratch = this.#scratch;
    const { count } = scratch;
    if (count === 0) return true;
    if (!this.#ring.publish(count, scratch.first, scratch.end, scratch.gathered())) return false;
    scratch.clear();
    this.#published(count);
    return true;
  }

  /** The reader takes it from the scratch. */
  #tellHere(): void {
    if (this.#ints[this.#control + Control.idle] !== 0)
      this.#told = this.#bells.tellReader(this.queue, this.plan.readers, this.#told);
  }

  #published(count: number): void {
    this.#flushedAtMs = performance.now();
    this.#memory.published(this.#thread, count);
    if (Atomics.load(this.#ints, this.#control + Control.idle) !== 0)
      this.#told = this.#bells.tellReader(this.queue, this.plan.readers, this.#told);
  }

  // Senders that wait

  /** Senders of this thread wait from now on, or no longer: nobody enters past them. */
  setWaiting(isWaiting: boolean): void {
    if (this.#scratch.setWaits(isWaiting))
      Atomics.add(this.#ints, this.#control + Control.waiting, isWaiting ? 1 : -1);
    if (isWaiting) {
      const word = this.#control + Control.waiters + (this.#thread >> 5);
      Atomics.or(this.#ints, word, 1 << (this.#thread & 31));
    }
  }
}
