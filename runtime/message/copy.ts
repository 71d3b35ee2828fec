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
  try {
    return { bytes: v8.serialize(value), handles: false };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    const tagged = tagHandles(value);
    if (!tagged.found) throw new NotSendableError(`the message cannot be sent: ${error.message}`);
    return { bytes: v8.serialize(tagged.value), handles: true };
  }
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
  const reader = new OwningDeserializer(bytes as Buffer);
  reader.readHeader();
  const value: unknown = reader.readValue();
  return handles ? reviveHandles(value, revive) : value;
}
