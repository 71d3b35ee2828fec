/** A message's content as it travels, and back: what structured clone keeps, this keeps. */
import v8 from 'node:v8';
import { NotSendableError } from '../errors.ts';
import { type HandleAddress, reviveHandles, tagHandles } from './handles.ts';

/** JSON where JSON says the same as the value, else what v8 makes of it. */
export type Data = string | Uint8Array;

export interface Content {
  data: Data;
  /** It holds callbacks or replies. */
  handles: boolean;
}

/**
 * The copy is made now: what happens to the value later does not change the message.
 * @throws {NotSendableError} when it holds what cannot be copied; what a getter throws goes through
 */
export function toContent(value: unknown): Content {
  if (isFlat(value)) return { data: JSON.stringify(value), handles: false };
  try {
    return { data: v8.serialize(value), handles: false };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    const tagged = tagHandles(value);
    if (!tagged.found) throw new NotSendableError(`the message cannot be sent: ${error.message}`);
    return { data: v8.serialize(tagged.value), handles: true };
  }
}

/** Bytes of it, texts as UTF-8. */
export function sizeOf(data: Data): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
}

/**
 * A plain object of texts, finite numbers, booleans and nulls: most messages are. JSON says exactly the same of it, and
 * costs a third of v8's serializer, whose every call leaves an object for the garbage collector to finalize. As text it
 * travels in one string with its neighbours.
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
  data: Data,
  handles: boolean,
  revive: (address: HandleAddress) => object,
): unknown {
  if (typeof data === 'string') return JSON.parse(data) as unknown;
  const reader = new OwningDeserializer(data as Buffer);
  reader.readHeader();
  const value: unknown = reader.readValue();
  return handles ? reviveHandles(value, revive) : value;
}
