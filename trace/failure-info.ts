import type { FailureInfo } from '../runtime/protocol/trace-file.ts';

/** What a `failed` record says; text that is not what it should be becomes the failure's message. */
export function failureInfo(text: string): FailureInfo {
  try {
    return JSON.parse(text) as FailureInfo;
  } catch {
    return { name: 'Error', message: text, stack: '' };
  }
}
