/** Settings as text in a box, and back. */
import type { Json } from '@/runtime/protocol/plan.ts';

export const textOf = (value: Json): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);

export const linesText = (value: Json): string =>
  Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value);

/** One entry a line; empty lines at the end are only where the typing stopped. */
export const linesOf = (text: string): string[] => {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return lines.length === 1 && lines[0] === '' ? [] : lines;
};

export const jsonText = (value: Json): string => JSON.stringify(value, null, 2);

/** Why a text is not JSON, without the engine's own noise; null when it is. */
export function checkJson(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const place = /line (\d+) column (\d+)/.exec(said);
    return place
      ? `This is not JSON: look at line ${place[1]}, column ${place[2]}.`
      : 'This is not JSON yet.';
  }
}
