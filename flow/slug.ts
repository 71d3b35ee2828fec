/** File names made from names: safe on every system, readable, unique without regard to case. */

/** Windows keeps these for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/;
const MAX = 48;
/** Latin letters that no accent can be taken off. */
const SPELT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** Lower-case letters, digits and single hyphens, at most 48; `otherwise` where nothing of the name is left. */
export function slugOf(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłıþð]/g, (letter) => SPELT[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX)
    .replace(/^-+|-+$/g, '');
  if (plain === '') return otherwise;
  return RESERVED.test(plain) ? `${plain}-${otherwise}` : plain;
}

/** A slug for each name, in order; a slug that stands already gets the next number. */
export function uniqueSlugs(names: readonly string[], otherwise: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const slug = slugOf(name, otherwise);
    let unique = slug;
    for (let number = 2; taken.has(unique); number++) unique = `${slug}-${number}`;
    taken.add(unique);
    return unique;
  });
}
