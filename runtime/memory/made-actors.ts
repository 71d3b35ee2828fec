/**
 * Actors made while the run goes on, in memory that all threads share: each gets an index and a name at once, wherever
 * it is made, and whoever has its index finds its thread.
 *
 * Indices go on from those of the layout. An actor has a slot while it lives; its index modulo the number of slots says
 * which, so that a slot is used again and an index is not.
 */
import type { Layout } from '../layout.ts';

/** Actors made that can live at the same time. */
export const MOST_MADE = 2 ** 18;
/** Hashes of names that code has given, by which a second one of the same name is noticed. */
const NAME_SLOTS = 2 ** 16;
const MOST_PROBES = 64;

/** Words of the header before the templates' counters. */
const NEXT = 0;
const HEADER_WORDS = 16;
/** Words of a slot, then its name. The thread's index and the actor's number are one more, so that 0 is nobody's. */
const THREAD = 0;
const NUMBER = 1;
const WAITING = 2;
const NAME_LENGTH = 3;
const TEMPLATE = 4;
/** 1 once it has begun on its thread. */
const BORN = 5;
/** Twice the pieces of work that it has begun, and less one while it is at one. Its thread alone writes it. */
const WORK = 6;
const SLOT_HEAD = 7;
const NAME_BYTES = 84;
const SLOT_WORDS = SLOT_HEAD + NAME_BYTES / 4;

export interface Birth {
  /** Of the actor. */
  index: number;
  name: string;
  thread: number;
}

export class MadeActors {
  readonly #layout: Layout;
  readonly #ints: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #names: number;
  readonly #slots: number;
  readonly #taken: Set<string>;

  /** @returns memory for `MadeActors`; pages of it that nobody has used cost nothing */
  static allocate({ templates }: Layout): SharedArrayBuffer {
    const words = HEADER_WORDS + templates.length + NAME_SLOTS + MOST_MADE * SLOT_WORDS;
    return new SharedArrayBuffer(templates.length === 0 ? 0 : words * 4);
  }

  constructor(layout: Layout, buffer: SharedArrayBuffer) {
    this.#layout = layout;
    this.#ints = new Int32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#names = HEADER_WORDS + layout.templates.length;
    this.#slots = this.#names + NAME_SLOTS;
    this.#taken = new Set(layout.actors.map(({ name }) => name));
  }

  /**
   * A place for one more, on the template's thread whose turn it is.
   * @throws {RangeError} when too many live
   */
  make(template: number, wanted: string | undefined): Birth {
    const plan = this.#layout.templates[template];
    if (plan === undefined) throw new RangeError(`there is no template ${template}`);
    const turn = Atomics.add(this.#ints, HEADER_WORDS + template, 1);
    const thread = plan.threads[turn % plan.threads.length] ?? 0;
    const number = this.#takeSlot(thread);
    const name = this.#nameOf(plan.name, turn + 1, number, wanted);
    const slot = this.#slotOf(number);
    const { written } = UTF8.encodeInto(
      name,
      this.#bytes.subarray((slot + SLOT_HEAD) * 4, (slot + SLOT_WORDS) * 4),
    );
    this.#ints[slot + NAME_LENGTH] = written;
    this.#ints[slot + TEMPLATE] = template;
    Atomics.store(this.#ints, slot + BORN, 0);
    Atomics.store(this.#ints, slot + WAITING, 0);
    this.#ints[slot + WORK] = 0;
    Atomics.store(this.#ints, slot + NUMBER, (number + 1) | 0);
    return { index: this.#layout.actors.length + number, name, thread };
  }

  #takeSlot(thread: number): number {
    for (let tries = 0; tries < MOST_MADE; tries++) {
      const number = Atomics.add(this.#ints, NEXT, 1) >>> 0;
      if (Atomics.compareExchange(this.#ints, this.#slotOf(number) + THREAD, 0, thread + 1) === 0)
        return number;
    }
    throw new RangeError(
      `${MOST_MADE} actors that were made while running live at the same time; end some first`,
    );
  }

  #slotOf(number: number): number {
    return this.#slots + (number & (MOST_MADE - 1)) * SLOT_WORDS;
  }
  /** Of the actor's own slot, also after its end until another gets it; -1 where there is none. */
  #find(index: number): number {
    const number = index - this.#layout.actors.length;
    if (number < 0 || this.#ints.length === 0) return -1;
    const slot = this.#slotOf(number);
    return Atomics.load(this.#ints, slot + NUMBER) === ((number + 1) | 0) ? slot : -1;
  }

  // Names

  #nameOf(template: string, count: number, number: number, wanted: string | undefined): string {
    if (wanted === undefined) {
      const name = `${template} ${count}`;
      return this.#isTaken(name) ? `${name} (${number})` : name;
    }
    const line =
      wanted
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .trim()
        .slice(0, 80) || template;
    const isDefault = this.#layout.templates.some(
      ({ name }) => line.startsWith(`${name} `) && /^\d+$/.test(line.slice(name.length + 1)),
    );
    return isDefault || this.#isTaken(line) || !this.#claim(line) ? `${line} (${number})` : line;
  }

  #isTaken(name: string): boolean {
    return this.#taken.has(name);
  }

  /** @returns false when the name has been given before, or may have been */
  #claim(name: string): boolean {
    const hash = hashOf(name);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const at = this.#names + ((hash + probe) & (NAME_SLOTS - 1));
      const before = Atomics.compareExchange(this.#ints, at, 0, hash);
      if (before === 0) return true;
      if (before === hash) return false;
    }
    return false;
  }

  /** Undefined when no such actor was made, or its slot is another's by now. */
  nameOf(index: number): string | undefined {
    const slot = this.#find(index);
    if (slot < 0) return undefined;
    const at = (slot + SLOT_HEAD) * 4;
    // Text decoders do not read shared memory.
    return TEXT.decode(this.#bytes.slice(at, at + (this.#ints[slot + NAME_LENGTH] as number)));
  }

  // Lives

  /** Index of the template that it is made of; -1 when its slot is another's by now. */
  templateOf(index: number): number {
    const slot = this.#find(index);
    return slot < 0 ? -1 : (this.#ints[slot + TEMPLATE] as number);
  }

  /** -1 when it has ended. */
  threadOf(index: number): number {
    const slot = this.#find(index);
    return slot < 0 ? -1 : Atomics.load(this.#ints, slot + THREAD) - 1;
  }

  /** It has ended: its slot can be another's. */
  ended(index: number): void {
    const slot = this.#find(index);
    if (slot >= 0) Atomics.store(this.#ints, slot + THREAD, 0);
  }

  /** It has begun. Until then it is on its way, and outlives a thread that ends before it comes. */
  born(index: number): void {
    const slot = this.#find(index);
    if (slot >= 0) Atomics.store(this.#ints, slot + BORN, 1);
  }

  /** Indices of those that have begun on a thread and live. */
  on(thread: number): number[] {
    const found: number[] = [];
    if (this.#ints.length === 0) return found;
    const used = Math.min(Atomics.load(this.#ints, NEXT) >>> 0, MOST_MADE);
    for (let place = 0; place < used; place++) {
      const slot = this.#slots + place * SLOT_WORDS;
      const isHere = Atomics.load(this.#ints, slot + THREAD) === thread + 1;
      if (isHere && Atomics.load(this.#ints, slot + BORN) === 1)
        found.push(this.#layout.actors.length + (((this.#ints[slot + NUMBER] as number) - 1) >>> 0));
    }
    return found.sort((a, b) => a - b);
  }

  // What it does

  /** It begins a piece of work. @param isMessage one that was sent to it */
  begins(index: number, isMessage: boolean): void {
    const slot = this.#find(index);
    if (slot < 0) return;
    this.#ints[slot + WORK] = ((this.#ints[slot + WORK] as number) + 1) | 1;
    if (isMessage) Atomics.sub(this.#ints, slot + WAITING, 1);
  }
  /** It has none. */
  rests(index: number): void {
    const slot = this.#find(index);
    if (slot >= 0) this.#ints[slot + WORK] = ((this.#ints[slot + WORK] as number) + 1) & ~1;
  }
  /** The number of the piece of work that it is at, which grows; 0 when it is at none, or has ended. */
  workOf(index: number): number {
    const slot = this.#find(index);
    if (slot < 0 || Atomics.load(this.#ints, slot + THREAD) === 0) return 0;
    const work = Atomics.load(this.#ints, slot + WORK);
    return (work & 1) === 0 ? 0 : (work + 1) >>> 1;
  }

  // What waits for one

  /** @returns how many wait for it, this one counted */
  sentTo(index: number): number {
    const slot = this.#find(index);
    if (slot < 0 || Atomics.load(this.#ints, slot + THREAD) === 0) return 0;
    return Atomics.add(this.#ints, slot + WAITING, 1) + 1;
  }
  waitingFor(index: number): number {
    const slot = this.#find(index);
    return slot < 0 ? 0 : Atomics.load(this.#ints, slot + WAITING);
  }
}

const UTF8 = new TextEncoder();
const TEXT = new TextDecoder();

/** FNV-1a, and never 0. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 1;
}
