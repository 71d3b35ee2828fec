/** One word of a filter, at work: leaves `keep[row]` 1 in [from, to) only where the word holds too. */
export type Pass = (keep: Uint8Array, from: number, to: number) => void;
