import { ApiFailure } from '@/api/client.ts';
import type { ApiError } from '@/api/types.ts';

/**
 * Reads a file of the API whole. Throws `ApiFailure` with the problems where the server will not make it.
 * @param received is told from time to time how many bytes there are
 */
export async function fetchExport(
  address: string,
  signal?: AbortSignal,
  received?: (bytes: number) => void,
): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(address, { cache: 'no-store', signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiFailure(0, {
      error: { code: 'api/offline', message: 'The server does not answer. Is it still running?' },
    });
  }
  if (response.ok) {
    if (received === undefined || response.body === null) return response.blob();
    // The browser keeps the file outside of the page's own memory, as it does with a file that nobody counts.
    return new Response(response.body.pipeThrough(counter(received)), response).blob();
  }
  let body: Partial<ApiError> = {};
  try {
    body = (await response.json()) as Partial<ApiError>;
  } catch {
    // An answer that is not ours has no words for the user; its status has.
  }
  throw new ApiFailure(response.status, body);
}

const TOLD_EVERY_MS = 200;

function counter(received: (bytes: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  let due = performance.now() + TOLD_EVERY_MS;
  return new TransformStream({
    transform(piece, out) {
      bytes += piece.length;
      out.enqueue(piece);
      if (performance.now() < due) return;
      due = performance.now() + TOLD_EVERY_MS;
      received(bytes);
    },
  });
}
