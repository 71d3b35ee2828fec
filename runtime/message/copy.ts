/** A message's content as it travels, and back: what structured clone keeps, this keeps. */
import v8 from 'node:v8';
import { NotSendableError } from '../errors.ts';
import { NOT_MINE, readValue, writeValue, writtenTexts } from './codec.ts';
import { EnvelopeFlag } from './envelope.ts';
import { type HandleAddress, reviveHandles, tagHandles } from './handles.ts';

/** A content in memory of its own. */
export interface Content {
  bytes: Uint8Array;
  /** The texts in it, one after the other; the bytes tell their lengths. */
  texts: string;
  /** `EnvelopeFlag.v8`, `EnvelopeFlag.handles`. */
  flags: number;
}

const LARGEST = 2 ** 26;
let workspace = new Uint8Array(65_536);

/**
 * The copy is made now: what happens to the value later does not change the message.
 * @throws {NotSendableError} when it holds what cannot be copied; what a getter throws goes through
 */
export function toContent(value: unknown): Content {
  for (;;) {
    const end = writeValue(value, workspace, 0, workspace.length, '');
    if (end >= 0) {
      const content = { bytes: workspace.slice(0, end), texts: writtenTexts(), flags: 0 };
      return content;
    }
    if (end === NOT_MINE || workspace.length >= LARGEST) return serialize(value);
    workspace = new Uint8Array(workspace.length * 8);
  }
}

/** What the codec does not know. */
export function serialize(value: unknown): Content {
  try {
    return { bytes: v8.serialize(value), texts: '', flags: EnvelopeFlag.v8 };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    const tagged = tagHandles(value);
    if (!tagged.found) throw new NotSendableError(`the message cannot be sent: ${error.message}`);
    return {
      bytes: v8.serialize(tagged.value),
      texts: '',
      flags: EnvelopeFlag.v8 | EnvelopeFlag.handles,
    };
  }
}

function isCloneError(error: unknown): error is Error {
  return (
    error instanceof Error && /could not be cloned|cannot be serialized|Unserializable/i.test(error.message)
  );
}

/** Messages lie in one memory with others; each value gets memory of its own, as nothing is ever shared. */
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

/** @param textAt where its texts begin in `texts` */
export function fromContent(
  bytes: Uint8Array,
  start: number,
  end: number,
  texts: string,
  textAt: number,
  flags: number,
  revive: (address: HandleAddress) => object,
): unknown {
  if ((flags & EnvelopeFlag.v8) === 0) return readValue(bytes, start, texts, textAt);
  // A copy where the memory is shared: v8 reads none that another thread may write.
  const own =
    bytes.buffer instanceof SharedArrayBuffer ? bytes.slice(start, end) : bytes.subarray(start, end);
  const reader = new OwningDeserializer(own as Buffer);
  reader.readHeader();
  const value: unknown = reader.readValue();
  return (flags & EnvelopeFlag.handles) !== 0 ? reviveHandles(value, revive) : value;
}
