/**
 * Reads the body of an answer into the same memory again and again, where the browser can: a long trace leaves no
 * garbage behind. What `next` gives is valid until it is called again; null at the end.
 */
const READ_BYTES = 512 * 1024;

export function bodyReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): {
  next: () => Promise<Uint8Array | null>;
} {
  const stream = byobReader(body);
  if (stream === null) {
    const usual = body.getReader();
    return { next: async () => (await usual.read()).value ?? null };
  }
  let buffer = new ArrayBuffer(READ_BYTES);
  return {
    next: async () => {
      const { done, value } = await stream.read(new Uint8Array(buffer));
      if (value !== undefined) buffer = value.buffer;
      return done ? null : (value ?? null);
    },
  };
}

/** Null where the body is not a stream of bytes to the browser. */
function byobReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}
