/** Numbers, texts and fonts as an SVG has them. */

/** Two decimals, where they say something. */
export const rounded = (n: number): string => String(Math.round(n * 100) / 100);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what no XML may hold: signs of control, halves of a pair. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (c) => ENTITIES[c] as string);

export interface Font {
  sizePx: number;
  /** Empty where it is not said. */
  weight: string;
  family: string;
}

/** `600 11px 'Inter', sans-serif`, as a canvas takes it. */
export function parseFont(font: string): Font {
  const [, weight = '', size = '10', family = font] =
    /^(?:(\d+|bold|normal) )?(\d+(?:\.\d+)?)px (.+)$/.exec(font) ?? [];
  return { sizePx: Number(size), weight, family };
}
