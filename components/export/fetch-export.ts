import { ApiFailure } from '@/api/client.ts';
import type { ApiError } from '@/api/types.ts';

/** Reads a file of the API whole. Throws `ApiFailure` with the problems where the server will not make it. */
export async function fetchExport(address: string, signal?: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(address, { cache: 'no-store', signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiFailure(0, {
      error: { code: 'api/offline', message: 'The server does not answer. Is it still running?' },
    });
  }
  if (response.ok) return response.blob();
  let body: Partial<ApiError> = {};
  try {
    body = (await response.json()) as Partial<ApiError>;
  } catch {
    // An answer that is not ours has no words for the user; its status has.
  }
  throw new ApiFailure(response.status, body);
}
