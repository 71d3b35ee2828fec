/** Names that every file system refuses or treats as a device. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name as a file's name: lower-case letters, digits and single hyphens, at most 60 characters, never empty.
 * `otherwise` stands in where nothing is left: `🙂`, `../..`.
 */
export function slug(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  if (plain === '') return otherwise;
  return RESERVED.test(plain) ? `${plain}-${otherwise}` : plain;
}

/** Slugs of several names, each once: `counter`, `counter-2`. In the order of the names. */
export function uniqueSlugs(names: readonly string[], otherwise: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = slug(name, otherwise);
    let free = base;
    for (let number = 2; taken.has(free); number++) free = `${base}-${number}`;
    taken.add(free);
    return free;
  });
}
