/**
 * The quick way of a message into bytes and back: plain objects, short arrays, numbers, texts, booleans, null,
 * undefined and Uint8Arrays. What it writes and reads is what structured clone would make of it; whatever it does not
 * know, or what is the same object twice, it leaves to v8's serializer (copy.ts).
 *
 * Values go into bytes; texts are gathered in one string beside them, because to write and to read one long text costs
 * hardly more than a short one.
 */
import { createShapeTable, type Shape, Shapes } from './shapes.ts';

/** The value is not for this codec. */
export const NOT_MINE = -1;
/** It does not fit below the limit. */
export const NO_ROOM = -2;

const INT = 1;
const FLOAT = 2;
const TEXT = 3;
const SHORT_TEXT = 4;
const TRUE = 5;
const FALSE = 6;
const NULL = 7;
const UNDEFINED = 8;
const ARRAY = 9;
const BYTES = 10;
const SHAPE = 11;

/** Above, v8's serializer is as quick. */
const MAX_ARRAY = 64;
/** Objects in one message; more are not searched for one that comes twice. */
const MAX_OBJECTS = 24;
/** Bytes from which on an array is not filled with zeros before. */
const LARGE = 4096;
/** The most bytes that a number, a text's length or an array's begin takes. */
const VALUE_BYTES = 9;

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

let shapes = new Shapes(createShapeTable(), makeShape);
let texts = '';
const objects: object[] = [];
let objectCount = 0;
let isWriting = false;

let at = 0;
let text = '';
let textAt = 0;

/** All threads of a run use one table; it has to be told before the first message. */
export function shareShapes(table: SharedArrayBuffer): void {
  shapes = new Shapes(table, makeShape);
}

/**
 * Writes a value at `start`.
 * @param before texts that stand before those of this value; `writtenTexts` tells them all afterwards
 * @returns where it ends, or NOT_MINE or NO_ROOM. What a getter of the value throws goes through.
 */
export function writeValue(
  value: unknown,
  bytes: Uint8Array,
  start: number,
  limit: number,
  before: string,
): number {
  // A getter that sends a message itself comes here twice.
  if (isWriting) return NOT_MINE;
  isWriting = true;
  texts = before;
  objectCount = 0;
  try {
    return write(value, bytes, start, limit);
  } finally {
    isWriting = false;
  }
}

export function writtenTexts(): string {
  return texts;
}

/** @param from where its texts begin in `all` */
export function readValue(bytes: Uint8Array, start: number, all: string, from: number): unknown {
  at = start;
  text = all;
  textAt = from;
  return read(bytes);
}

function write(value: unknown, bytes: Uint8Array, p: number, limit: number): number {
  if (p + VALUE_BYTES > limit) return NO_ROOM;
  switch (typeof value) {
    case 'string':
      return writeText(value, bytes, p);
    case 'number':
      return writeNumber(value, bytes, p);
    case 'boolean':
      bytes[p] = value ? TRUE : FALSE;
      return p + 1;
    case 'undefined':
      bytes[p] = UNDEFINED;
      return p + 1;
    case 'object':
      if (value === null) {
        bytes[p] = NULL;
        return p + 1;
      }
      return writeObject(value, bytes, p, limit);
    default:
      return NOT_MINE;
  }
}

function writeText(value: string, bytes: Uint8Array, p: number): number {
  const { length } = value;
  texts += value;
  if (length < 256) {
    bytes[p] = SHORT_TEXT;
    bytes[p + 1] = length;
    return p + 2;
  }
  bytes[p] = TEXT;
  return writeInt(length, bytes, p + 1);
}

function writeNumber(value: number, bytes: Uint8Array, p: number): number {
  if ((value | 0) === value && (value !== 0 || 1 / value > 0)) {
    bytes[p] = INT;
    return writeInt(value, bytes, p + 1);
  }
  bytes[p] = FLOAT;
  float[0] = value;
  for (let i = 0; i < 8; i++) bytes[p + 1 + i] = floatBytes[i] as number;
  return p + 9;
}

function writeInt(value: number, bytes: Uint8Array, p: number): number {
  bytes[p] = value;
  bytes[p + 1] = value >> 8;
  bytes[p + 2] = value >> 16;
  bytes[p + 3] = value >> 24;
  return p + 4;
}

function writeObject(value: object, bytes: Uint8Array, p: number, limit: number): number {
  for (let i = 0; i < objectCount; i++) if (objects[i] === value) return NOT_MINE;
  if (objectCount === MAX_OBJECTS) return NOT_MINE;
  objects[objectCount++] = value;
  // V8 knows this one from the object's map; `Object.getPrototypeOf` is a call into its runtime.
  const { __proto__: prototype } = value as { __proto__?: unknown };
  if (prototype === Object.prototype) {
    const shape = shapes.of(value);
    return shape === undefined ? NOT_MINE : shape.write(value, bytes, p, limit);
  }
  if (prototype === Array.prototype && Array.isArray(value)) return writeArray(value, bytes, p, limit);
  if (prototype === Uint8Array.prototype && value instanceof Uint8Array)
    return writeBytes(value, bytes, p, limit);
  return NOT_MINE;
}

function writeArray(value: unknown[], bytes: Uint8Array, p: number, limit: number): number {
  const { length } = value;
  // An array with holes, or with names beside its items, is v8's.
  if (length > MAX_ARRAY || Object.keys(value).length !== length) return NOT_MINE;
  bytes[p] = ARRAY;
  bytes[p + 1] = length;
  let end = p + 2;
  for (let i = 0; i < length; i++) {
    end = write(value[i], bytes, end, limit);
    if (end < 0) return end;
  }
  return end;
}

function writeBytes(value: Uint8Array, bytes: Uint8Array, p: number, limit: number): number {
  if (value.buffer instanceof SharedArrayBuffer) return NOT_MINE;
  const { length } = value;
  if (p + VALUE_BYTES + length > limit) return NO_ROOM;
  bytes[p] = BYTES;
  writeInt(length, bytes, p + 1);
  bytes.set(value, p + 5);
  return p + 5 + length;
}

function readInt(bytes: Uint8Array): number {
  const p = at;
  at += 4;
  return (
    (bytes[p] as number) |
    ((bytes[p + 1] as number) << 8) |
    ((bytes[p + 2] as number) << 16) |
    ((bytes[p + 3] as number) << 24)
  );
}

/** Zeros that are written over at once cost as much as the copy. */
function unfilled(length: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}

function readText(length: number): string {
  const start = textAt;
  textAt += length;
  return text.substring(start, textAt);
}

function read(bytes: Uint8Array): unknown {
  switch (bytes[at++]) {
    case INT:
      return readInt(bytes);
    case SHORT_TEXT:
      return readText(bytes[at++] as number);
    case SHAPE: {
      const id = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      at += 2;
      return shapes.byId(id).read(bytes);
    }
    case TEXT:
      return readText(readInt(bytes));
    case FLOAT: {
      for (let i = 0; i < 8; i++) floatBytes[i] = bytes[at + i] as number;
      at += 8;
      return float[0];
    }
    case TRUE:
      return true;
    case FALSE:
      return false;
    case NULL:
      return null;
    case ARRAY: {
      const length = bytes[at++] as number;
      const items = new Array<unknown>(length);
      for (let i = 0; i < length; i++) items[i] = read(bytes);
      return items;
    }
    case BYTES: {
      const length = readInt(bytes);
      const copy = length < LARGE ? new Uint8Array(length) : unfilled(length);
      // Node's own copy: V8's `set` goes word by word where memory is shared.
      Buffer.prototype.copy.call(bytes, copy, 0, at, at + length);
      at += length;
      return copy;
    }
    default:
      return undefined;
  }
}

/**
 * A function of its own for each shape, with the keys written out: four times as quick as a loop over them. Keys enter
 * the code as JSON only, and `__proto__` never.
 */
function makeShape(id: number, keys: readonly string[]): Shape {
  const names = keys.map((key) => JSON.stringify(key));
  const writes = names.map(
    (name) =>
      `v=o[${name}];if(typeof v==='number'&&(v|0)===v&&(v!==0||1/v>0)){if(p+5>limit)return ${NO_ROOM};b[p]=${INT};b[p+1]=v;b[p+2]=v>>8;b[p+3]=v>>16;b[p+4]=v>>24;p+=5}` +
      'else{p=write(v,b,p,limit);if(p<0)return p}',
  );
  const writer = new Function(
    'write',
    `return function(o,b,p,limit){if(p+3>limit)return ${NO_ROOM};b[p]=${SHAPE};b[p+1]=${id & 255};b[p+2]=${id >> 8};p+=3;let v;${writes.join('')}return p}`,
  );
  const reads = names.map((_, i) => `const v${i}=read(b);`);
  const fields = names.map((name, i) => `${name}:v${i}`);
  const reader = new Function('read', `return function(b){${reads.join('')}return {${fields.join()}}}`);
  return { id, keys, write: writer(write), read: reader(read) };
}
