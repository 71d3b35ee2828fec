/**
 * Callbacks and replies are functions, and functions cannot be copied. In a message they travel as tagged values and
 * are made callable again where they arrive. Messages without any pay nothing: only when copying fails is the value
 * searched for them.
 */
import { NotSendableError } from '../errors.ts';

/** Where a handle leads. */
export type HandleAddress =
  | { kind: 'callback'; actor: number; id: number }
  | { kind: 'reply'; actor: number; id: number; slot: number }
  /** An actor made while running. */
  | { kind: 'made'; actor: number; name: string };

const TAG = 'cueboard:handle';
const addresses = new WeakMap<object, HandleAddress>();

export function markHandle<F extends object>(handle: F, address: HandleAddress): F {
  addresses.set(handle, address);
  return handle;
}

type Replace = (value: object) => unknown;

/** Copies the containers of a value (plain objects, arrays, maps, sets) and replaces what `replace` knows. */
function mapDeep(value: unknown, replace: Replace, path: string, seen = new Map<object, unknown>()): unknown {
  if (typeof value === 'symbol') throw new NotSendableError(`${path} is a symbol and cannot be sent`);
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const replaced = replace(value);
  if (replaced !== value) return replaced;
  if (typeof value === 'function') {
    throw new NotSendableError(
      `${path} is a function and cannot be sent; ctx.callback(fn) makes one that can`,
    );
  }
  for (const [type, name] of UNSENDABLE) {
    if (value instanceof type) throw new NotSendableError(`${path} is a ${name} and cannot be sent`);
  }
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    seen.set(value, copy);
    value.forEach((item, i) => {
      copy[i] = mapDeep(item, replace, `${path}[${i}]`, seen);
    });
    return copy;
  }
  if (value instanceof Map) {
    const copy = new Map();
    seen.set(value, copy);
    for (const [key, item] of value) {
      copy.set(
        mapDeep(key, replace, `a key of ${path}`, seen),
        mapDeep(item, replace, `${path}.get(…)`, seen),
      );
    }
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set();
    seen.set(value, copy);
    for (const item of value) copy.add(mapDeep(item, replace, `an item of ${path}`, seen));
    return copy;
  }
  const prototype = Object.getPrototypeOf(value);
  if (
    prototype !== null &&
    prototype.constructor !== Object &&
    OPAQUE.some((type) => value instanceof type)
  ) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  seen.set(value, copy);
  for (const [key, item] of Object.entries(value)) {
    const mapped = mapDeep(item, replace, `${path}.${key}`, seen);
    // Defined, not assigned: a key may be called __proto__.
    Object.defineProperty(copy, key, { value: mapped, enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

const UNSENDABLE: [new (...args: never[]) => object, string][] = [
  [Promise as unknown as new () => object, 'promise (await it first)'],
  [WeakMap, 'WeakMap'],
  [WeakSet, 'WeakSet'],
  [WeakRef as unknown as new () => object, 'WeakRef'],
  [SharedArrayBuffer, 'SharedArrayBuffer: nothing is ever shared, and it'],
];
const OPAQUE = [
  Date,
  RegExp,
  Error,
  ArrayBuffer,
  Number,
  String,
  Boolean,
  BigInt,
  DataView,
  Uint8Array,
].concat(Object.getPrototypeOf(Uint8Array)) as unknown as (new () => object)[];

/** @throws {NotSendableError} naming the place in the message of the first thing that cannot be sent */
export function tagHandles(value: unknown): { value: unknown; found: boolean } {
  let found = false;
  const tagged = mapDeep(
    value,
    (item) => {
      const address = addresses.get(item);
      if (address === undefined) return item;
      found = true;
      return { [TAG]: address };
    },
    'the message',
  );
  return { value: tagged, found };
}

/** Makes tagged values callable, by `revive`. */
export function reviveHandles(value: unknown, revive: (address: HandleAddress) => object): unknown {
  return mapDeep(
    value,
    (item) => {
      const address = (item as Record<string, unknown>)[TAG];
      return address === undefined
        ? item
        : markHandle(revive(address as HandleAddress), address as HandleAddress);
    },
    'the message',
  );
}
