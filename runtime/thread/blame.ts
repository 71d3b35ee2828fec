import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FailureInfo } from '../protocol/trace-file.ts';

/** In characters: whatever was thrown, its description fits a record, and nobody has to read JSON that was cut. */
const MAX_STACK = 4096;
const MAX_MESSAGE = 1024;

/** Tells what was thrown and where in the user's own files; anything can be thrown. */
export function describeFailure(error: unknown, projectDir: string): FailureInfo {
  const { name, message, stack } = wordsOf(error);
  const info: FailureInfo = {
    name: cut(name, 128),
    message: cut(message, MAX_MESSAGE),
    stack: cut(stack, MAX_STACK),
  };
  return Object.assign(info, findPlace(stack, projectDir));
}

function wordsOf(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (error instanceof Error) {
      return { name: String(error.name), message: String(error.message), stack: String(error.stack ?? '') };
    }
    const text = typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error));
    return { name: 'Thrown', message: `${text} was thrown, which is no Error`, stack: '' };
  } catch {
    return { name: 'Thrown', message: 'something was thrown that cannot be read', stack: '' };
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

type Place = Pick<FailureInfo, 'file' | 'line' | 'column'>;

/** The first place within the project that is not of an installed package. */
export function findPlace(stack: string, projectDir: string): Place {
  for (const line of stack.split('\n')) {
    const match = /(file:\/\/\S+?|\/[^\s():]+|[A-Za-z]:\\[^\s():]+):(\d+)(?::(\d+))?\)?\s*$/.exec(line);
    if (match?.[1] === undefined) continue;
    const file = relativeFile(match[1], projectDir);
    if (file === null) continue;
    const place: Place = { file, line: Number(match[2]) };
    if (match[3] !== undefined) place.column = Number(match[3]);
    return place;
  }
  return {};
}

function relativeFile(place: string, projectDir: string): string | null {
  let file = place;
  if (place.startsWith('file:')) {
    try {
      file = fileURLToPath(place.split('?')[0] ?? place);
    } catch {
      return null;
    }
  }
  const relative = path.relative(projectDir, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return null;
  const parts = relative.split(path.sep);
  return parts.includes('node_modules') ? null : parts.join('/');
}
