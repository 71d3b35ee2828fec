/**
 * A queue in shared memory, as one of its readers sees it. The only reader of a queue looks at a burst where it lies and
 * frees it when the last of it is handled. Readers that compete take one message at a time, under a lock, and copy it.
 */
import { Control } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { ADDRESSED, type Envelope, EnvelopeFlag, TARGETED } from '../message/envelope.ts';
import type { Bells } from './bells.ts';
import { ADDRESS_BYTES, Burst, HEAD_BYTES, HeadWord } from './burst-layout.ts';
import type { OutletPlan } from './outlet.ts';
import { OwnCopy } from './own-copy.ts';
import type { Ring } from './ring.ts';
import type { Scratch } from './scratch.ts';

/** Up to this capacity a waiting sender is told of the first free place; above, when half is free. */
export const SMALL_CAPACITY = 16;

export class Inlet {
  readonly queue: number;
  readonly #ring: Ring;
  readonly #memory: SharedMemory;
  readonly #bells: Bells;
  readonly #ints: Int32Array;
  readonly #floats: Float64Array;
  readonly #control: number;
  /** As of the burst that is read. */
  #capacity: number;
  readonly #thread: number;
  /** This reader's bit among those of the queue. */
  readonly #bit: number;
  readonly #readers: OutletPlan['readers'];
  readonly isOnly: boolean;
  #position: number;
  #left = 0;
  #at = 0;
  #texts = '';
  #textAt = 0;
  /** The last message of the burst is being handled: its bytes are still needed. */
  #isLastOpen = false;
  /** Of a reader that competes. */
  readonly #own: OwnCopy;
  readonly #envelope: Envelope;

  constructor(ring: Ring, bells: Bells, thread: number, reader: number, readers: OutletPlan['readers']) {
    this.queue = ring.queue;
    this.#ring = ring;
    this.#memory = ring.memory;
    this.#bells = bells;
    this.#ints = ring.memory.ints;
    this.#floats = ring.memory.floats;
    this.#control = ring.control;
    this.#capacity = this.#memory.capacity(ring.queue);
    this.#thread = thread;
    this.#bit = 1 << reader;
    this.#readers = readers;
    this.isOnly = readers.length === 1;
    this.#own = new OwnCopy(ring);
    this.#envelope = {
      id: 0,
      from: 0,
      queue: ring.queue,
      flags: 0,
      replyTo: -1,
      askId: 0,
      slot: -1,
      target: -1,
      bytes: this.#memory.bytes,
      at: 0,
      end: 0,
      texts: '',
      textAt: 0,
      textLength: 0,
      arrival: 0,
      deadline: 0,
    };
    this.#position = ring.head;
    if (this.isOnly) this.#skipBegun();
  }

  /** A reader before this one has begun some of the first burst. */
  #skipBegun(): void {
    const burst = this.#ring.burstAt(this.#position);
    if (burst === 0) return;
    const left = Atomics.load(this.#ints, this.#control + Control.left);
    let begun = (left - (this.#ints[(burst >> 2) + Burst.first] as number)) | 0;
    this.#open(burst);
    for (; begun > 0 && this.#left > 0; begun--) this.#pass();
    if (this.#left === 0) this.#free();
  }

  /** More of the burst that is read is here. */
  get isReady(): boolean {
    return this.#left > 0 || this.#hasHere();
  }

  /** True when a message can be taken now. */
  has(): boolean {
    return this.#hasBurst() || this.#hasHere();
  }

  #hasBurst(): boolean {
    if (this.#left > 0) return true;
    if (!this.isOnly) return !this.#ring.isEmpty();
    if (this.#isLastOpen) this.#free();
    // What this thread writes by itself it need not ask for.
    if (this.#ring.scratch !== null && this.#ints[this.#control + Control.tail] === this.#position)
      return false;
    const burst = this.#ring.burstAt(this.#position);
    if (burst === 0) return false;
    this.#open(burst);
    return true;
  }

  /** Sent by this thread, and not in the ring yet: it comes after all that is there. */
  #hasHere(): boolean {
    const { scratch } = this.#ring;
    return scratch !== null && scratch.count > 0;
  }

  #open(burst: number): void {
    const word = burst >> 2;
    this.#capacity = this.#ints[this.#control + Control.capacity] as number;
    this.#left = this.#ints[word + Burst.count] as number;
    this.#at = burst + (this.#ints[word + Burst.nextAt] as number);
    this.#position = (this.#ring.positionOf + (this.#ints[word] as number)) | 0;
    this.#texts = this.#ring.textOf(burst, 0, this.#ints[word + Burst.characters] as number);
    this.#textAt = 0;
  }

  #pass(): void {
    const word = this.#at >> 2;
    this.#textAt += this.#ints[word + 5] as number;
    this.#at += this.#ints[word + 4] as number;
    this.#left--;
  }

  #free(): void {
    this.#isLastOpen = false;
    this.#texts = '';
    this.#ring.free(this.#position);
  }

  /**
   * The next message. It still has its place: `leave` gives that up. It is good until `done`: the next one is the same
   * object, since an envelope for each would be half of what a message costs the garbage collector.
   */
  take(): Envelope | undefined {
    if (!this.isOnly) return this.#compete();
    if (!this.#hasBurst()) return this.#hasHere() ? this.#takeHere() : undefined;
    const envelope = this.#read(this.#at, this.#texts, this.#textAt, this.#memory.bytes, this.#at);
    this.#pass();
    if (this.#left === 0) this.#isLastOpen = true;
    this.#memory.begun(this.#thread);
    return envelope;
  }

  #takeHere(): Envelope {
    const scratch = this.#ring.scratch as Scratch;
    const { first } = scratch;
    const envelope = this.#read(first, scratch.firstTexts, 0, this.#memory.bytes, first);
    scratch.pass(envelope, envelope.end - first);
    // It counts like those that went through the ring, so that the numbers of those behind it are right.
    const published = this.#control + Control.published;
    this.#ints[published] = ((this.#ints[published] as number) + 1) | 0;
    return envelope;
  }

  /** Its place in the queue is free. */
  leave(): void {
    const at = this.#control + Control.left;
    if (!this.isOnly) {
      Atomics.add(this.#ints, at, 1);
      this.#tellSenders();
      return;
    }
    const left = ((this.#ints[at] as number) + 1) | 0;
    if (this.#ring.scratch !== null) {
      // Whoever waits is on this thread too.
      this.#ints[at] = left;
      if (this.#ints[this.#control + Control.waiting] !== 0) this.#tellSenders();
    } else if (this.#left > 0 && this.#capacity > SMALL_CAPACITY) this.#ints[at] = left;
    else {
      // Atomically, so that it cannot pass a sender that begins to wait just now.
      Atomics.store(this.#ints, at, left);
      this.#tellSenders();
    }
  }

  #tellSenders(): void {
    if (Atomics.load(this.#ints, this.#control + Control.waiting) === 0) return;
    const capacity = this.#memory.capacity(this.queue);
    if (capacity <= SMALL_CAPACITY || this.#memory.depth(this.queue) * 2 <= capacity)
      this.#bells.tellWaiting(this.queue);
  }

  /** The message taken last is handled. */
  done(): void {
    const { scratch } = this.#ring;
    if (scratch !== null && scratch.open !== null) scratch.close();
    if (!this.#isLastOpen) return;
    this.#free();
    // Senders may wait for bytes, and not for places.
    if (Atomics.load(this.#ints, this.#control + Control.waiting) !== 0) this.#bells.tellWaiting(this.queue);
  }

  #read(message: number, texts: string, textAt: number, bytes: Uint8Array, start: number): Envelope {
    const word = message >> 2;
    const ints = this.#ints;
    const flags = ints[word + 3] as number;
    const addressed = (flags & ADDRESSED) !== 0;
    const isTargeted = (flags & TARGETED) !== 0;
    const address = word + (HEAD_BYTES >> 2);
    const envelope = this.#envelope;
    envelope.id = this.#floats[message >> 3] as number;
    envelope.from = ints[word + 2] as number;
    envelope.flags = flags;
    const asker = isTargeted ? word + 2 : address + 2;
    envelope.replyTo = (flags & EnvelopeFlag.ask) !== 0 ? (ints[asker] as number) : -1;
    envelope.askId = addressed ? (this.#floats[address >> 1] as number) : 0;
    envelope.slot = addressed ? (ints[address + 3] as number) : -1;
    envelope.target = isTargeted ? (ints[address + 2] as number) : -1;
    envelope.bytes = bytes;
    envelope.at = start + (addressed ? HEAD_BYTES + ADDRESS_BYTES : HEAD_BYTES);
    envelope.end = start + (ints[word + 4] as number);
    envelope.texts = texts;
    envelope.textAt = textAt;
    envelope.textLength = ints[word + 5] as number;
    return envelope;
  }

  #compete(): Envelope | undefined {
    const ring = this.#ring;
    if (ring.seemsEmpty) return undefined;
    ring.lockReaders();
    const burst = ring.firstBurst();
    if (burst === 0) {
      ring.unlockReaders();
      return undefined;
    }
    const ints = this.#ints;
    const word = burst >> 2;
    const message = burst + (ints[word + Burst.nextAt] as number);
    const textFrom = ints[word + Burst.nextText] as number;
    const length = ints[(message >> 2) + HeadWord.bytes] as number;
    const characters = ints[(message >> 2) + HeadWord.characters] as number;
    this.#own.take(message, length);
    const envelope = this.#read(message, this.#own.textsOf(burst), textFrom, this.#own.bytes, 0);
    const taken = (ints[word + Burst.taken] as number) + 1;
    ints[word + Burst.nextAt] = (ints[word + Burst.nextAt] as number) + length;
    ints[word + Burst.nextText] = textFrom + characters;
    ints[word + Burst.taken] = taken;
    if (taken === ints[word + Burst.count]) ring.free((ring.positionOf + (ints[word] as number)) | 0);
    this.#memory.begun(this.#thread);
    ring.unlockReaders();
    return envelope;
  }

  /** The reader waits for a message, and wants to be told. @returns true when there is one already */
  wait(): boolean {
    Atomics.or(this.#ints, this.#control + Control.idle, this.#bit);
    return this.has();
  }

  /** The reader is awake. Was it told of a message here and takes another first, then somebody else has to hear of it. */
  stopWaiting(): void {
    const before = Atomics.and(this.#ints, this.#control + Control.idle, ~this.#bit);
    if (!this.isOnly && (before & this.#bit) === 0) this.#passOn();
  }

  /** This reader was told, and looks now: the next may be told, if there is more than this one will take. */
  #passOn(): void {
    Atomics.store(this.#ints, this.#control + Control.waking, 0);
    if (this.#isMoreThanOne()) this.#bells.tellReader(this.queue, this.#readers, 31 - Math.clz32(this.#bit));
  }
  #isMoreThanOne(): boolean {
    return Atomics.load(this.#ints, this.#control + Control.idle) !== 0 && this.#memory.depth(this.queue) > 1;
  }
}
