import type { FailureInfo } from '../../runtime/protocol/trace-file.ts';

/** What a `failed` record says; text that is not what it should be becomes the failure's message. */
export function failureInfo(text: string): FailureInfo {
  try {
    return JSON.parse(text) as FailureInfo;
  } catch {
    return { name: 'Error', message: text, stack: '' };
  }
}

/** `TypeError: no such row (actors/owner.ts:8:27)`: what was thrown, and where in the user's own code. */
export function failureWords({ name, message, file, line, column }: FailureInfo): string {
  if (file === undefined) return `${name}: ${message}`;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${name}: ${message} (${place})`;
}
