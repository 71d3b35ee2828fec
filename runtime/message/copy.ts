/** A message's content as bytes and back: what structured clone keeps, this keeps. */
import v8 from 'node:v8';
import { NotSendableError } from '../errors.ts';
import { type HandleAddress, reviveHandles, tagHandles } from './handles.ts';

export interface Content {
  bytes: Uint8Array;
  /** It holds callbacks or replies. */
  handles: boolean;
}

/**
 * The copy is made now: what happens to the value later does not change the message.
 * @throws {NotSendableError} when it holds what cannot be copied; what a getter throws goes through
 */
export function toContent(value: unknown): Content {
  if (isFlat(value)) return { bytes: Buffer.from(`{${JSON.stringify(value)}`), handles: false };
  try {
    return { bytes: v8.serialize(value), handles: false };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    const tagged = tagHandles(value);
    if (!tagged.found) throw new NotSendableError(`the message cannot be sent: ${error.message}`);
    return { bytes: v8.serialize(tagged.value), handles: true };
  }
}

/** The first byte of flat content; v8's begins with 0xff. */
const FLAT = 0x7b;

/**
 * A plain object of texts, finite numbers, booleans and nulls: most messages are. JSON says exactly the same of it, and
 * costs a third of v8's serializer, whose every call leaves an object for the garbage collector to finalize.
 */
function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  for (const key in value) {
    const field: unknown = (value as Record<string, unknown>)[key];
    if (typeof field === 'number') {
      if (!Number.isFinite(field) || Object.is(field, -0)) return false;
    } else if (typeof field !== 'string' && typeof field !== 'boolean' && field !== null) return false;
  }
  return !('toJSON' in value);
}

function isCloneError(error: unknown): error is Error {
  return (
    error instanceof Error && /could not be cloned|cannot be serialized|Unserializable/i.test(error.message)
  );
}

/** Messages of one batch lie in one buffer; each value gets memory of its own, as nothing is ever shared. */
class OwningDeserializer extends v8.DefaultDeserializer {
  _readHostObject(): unknown {
    const parent = v8.DefaultDeserializer.prototype as unknown as { _readHostObject(): ArrayBufferView };
    const view = parent._readHostObject.call(this);
    if (Buffer.isBuffer(view)) {
      const own = Buffer.allocUnsafeSlow(view.byteLength);
      view.copy(own);
      return own;
    }
    if (view instanceof DataView) {
      const { buffer, byteOffset, byteLength } = view;
      return new DataView(buffer.slice(byteOffset, byteOffset + byteLength));
    }
    return (view as Uint8Array).slice();
  }
}

export function fromContent(
  bytes: Uint8Array,
  handles: boolean,
  revive: (address: HandleAddress) => object,
): unknown {
  if (bytes[0] === FLAT) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1).toString();
    return JSON.parse(text) as unknown;
  }
  const reader = new OwningDeserializer(bytes as Buffer);
  reader.readHeader();
  const value: unknown = reader.readValue();
  return handles ? reviveHandles(value, revive) : value;
}
