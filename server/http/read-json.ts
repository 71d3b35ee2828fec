import type { z } from 'zod';
import { tooLarge } from '../access/check-request.ts';
import { BODY_LIMIT_BYTES } from '../access/limits.ts';
import { Refusal } from '../refusal.ts';

/** The body of a request, parsed and checked against a schema. Refuses with 413, 400 or 422. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw new Refusal(400, 'api/not-json', `The body is not JSON: ${(error as Error).message}.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') || 'the body';
  throw new Refusal(422, 'api/invalid', `${place}: ${issue?.message ?? 'is not what this route takes'}.`);
}

/** Counts while it reads: a body sent in chunks does not say its length beforehand. */
async function readText(request: Request): Promise<string> {
  if (!request.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
