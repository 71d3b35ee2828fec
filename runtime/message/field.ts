import v8 from 'node:v8';
import type { Rank } from '../queue/store.ts';

/** The value at a dotted path; undefined where there is none. */
function fieldOf(message: unknown, path: string): unknown {
  let value = message;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** What a priority queue orders by: numbers, texts, dates; anything else comes last. */
export function rankOf(message: unknown, path: string): Rank {
  const value = fieldOf(message, path);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Date ? value.getTime() : null;
}

/** What makes a message unique, as text that tells 1 from "1"; undefined where the field is missing. */
export function keyOf(message: unknown, path: string): string | undefined {
  const value = fieldOf(message, path);
  if (value === undefined) return undefined;
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' ? `o${textOf(value)}` : `${typeof value}:${String(value)}`;
}

/** The same for what is the same inside; JSON cannot say all that can be sent. */
function textOf(value: object | null): string {
  try {
    return JSON.stringify(value);
  } catch {
    return v8.serialize(value).toString('latin1');
  }
}
