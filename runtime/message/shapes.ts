/**
 * Shapes: the lists of keys that plain objects in messages have. All threads of a run number them alike, by a table in
 * shared memory, so that a message names its shape by a number and carries values only.
 */
export const MAX_SHAPES = 4096;
const TABLE_BYTES = 2 ** 20;
const MAX_KEYS = 24;

const LOCK = 0;
const COUNT = 1;
const USED = 2;
const START = 16;

/** Writes an object's values at `at`. @returns where they end, or a negative number (codec.ts) */
export type WriteShape = (value: object, bytes: Uint8Array, at: number, limit: number) => number;
/** Reads as many values as the shape has keys, from where the reader stands. */
export type ReadShape = (bytes: Uint8Array) => object;

export interface Shape {
  readonly id: number;
  readonly keys: readonly string[];
  readonly write: WriteShape;
  readonly read: ReadShape;
}

export function createShapeTable(): SharedArrayBuffer {
  return new SharedArrayBuffer(TABLE_BYTES);
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Shapes {
  readonly #ints: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #make: (id: number, keys: readonly string[]) => Shape;
  readonly #byId: Shape[] = [];
  readonly #byKeys = new Map<string, Shape>();
  /** Where the next entry that this thread has not read begins. */
  #readTo = START;
  #last: Shape | undefined;

  constructor(table: SharedArrayBuffer, make: (id: number, keys: readonly string[]) => Shape) {
    this.#ints = new Int32Array(table);
    this.#bytes = new Uint8Array(table);
    this.#make = make;
  }

  /** @returns undefined where an object has no shape: too many keys, a key with a meaning of its own, a full table */
  of(value: object): Shape | undefined {
    const last = this.#last;
    if (last !== undefined) {
      const { keys } = last;
      let i = 0;
      for (const key in value) {
        if (key !== keys[i]) {
          i = -1;
          break;
        }
        i++;
      }
      if (i === keys.length) return last;
    }
    const found = this.#find(Object.keys(value));
    if (found !== undefined) this.#last = found;
    return found;
  }

  byId(id: number): Shape {
    if (this.#byId[id] === undefined) this.#readNew();
    return this.#byId[id] as Shape;
  }

  #find(keys: string[]): Shape | undefined {
    if (keys.length > MAX_KEYS) return undefined;
    const name = JSON.stringify(keys);
    const known = this.#byKeys.get(name);
    if (known !== undefined) return known;
    if (keys.includes('__proto__') || name.length > 1024 || !name.isWellFormed()) return undefined;
    return this.#add(name);
  }

  /** Under the lock, and only when a shape is met for the first time in the run. */
  #add(name: string): Shape | undefined {
    while (Atomics.compareExchange(this.#ints, LOCK, 0, 1) !== 0) Atomics.wait(this.#ints, LOCK, 1, 1);
    try {
      this.#readNew();
      const known = this.#byKeys.get(name);
      if (known !== undefined) return known;
      const count = Atomics.load(this.#ints, COUNT);
      const at = START + Atomics.load(this.#ints, USED);
      const text = encoder.encode(name);
      if (count >= MAX_SHAPES || at + 4 + text.length + 4 > TABLE_BYTES) return undefined;
      this.#bytes.set(text, at + 4);
      this.#ints[at >> 2] = text.length;
      Atomics.store(this.#ints, USED, at - START + 4 + ((text.length + 3) & ~3));
      Atomics.store(this.#ints, COUNT, count + 1);
      this.#readNew();
      return this.#byKeys.get(name);
    } finally {
      Atomics.store(this.#ints, LOCK, 0);
      Atomics.notify(this.#ints, LOCK);
    }
  }

  #readNew(): void {
    const count = Atomics.load(this.#ints, COUNT);
    while (this.#byId.length < count) {
      const length = this.#ints[this.#readTo >> 2] ?? 0;
      const start = this.#readTo + 4;
      // A copy: TextDecoder takes no shared memory.
      const name = decoder.decode(this.#bytes.slice(start, start + length));
      const shape = this.#make(this.#byId.length, JSON.parse(name) as string[]);
      this.#byId.push(shape);
      this.#byKeys.set(name, shape);
      this.#readTo = start + ((length + 3) & ~3);
    }
  }
}
