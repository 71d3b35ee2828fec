/**
 * Random numbers that can be had again: 32 bits of state from a seed and a name, mixed by the splitmix32 step.
 * Each actor has a sequence of its own, so its numbers do not depend on when others draw theirs.
 */

/** @returns draws numbers from 0 to below 1, with 32 bits each */
export function randomOf(seed: number, name: string): () => number {
  let state = (seed ^ hashOf(name)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
}

/** FNV-1a over the name's UTF-16 units. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}
