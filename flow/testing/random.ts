/** Chance that can be repeated: the same seed gives the same choices (mulberry32). */
export interface Random {
  /** 0 <= whole number < below. */
  below: (below: number) => number;
  chance: (share: number) => boolean;
  /** @throws {RangeError} for an empty list */
  pick: <T>(list: readonly T[]) => T;
  text: (alphabet: readonly string[], maxLength: number) => string;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[below(list.length)] as (typeof list)[number];
    },
    text: (alphabet, maxLength) => {
      let text = '';
      for (let left = below(maxLength + 1); left > 0; left--) text += alphabet[below(alphabet.length)];
      return text;
    },
  };
}
