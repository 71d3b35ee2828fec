import type { MessageColumns } from '../reading/message-columns.ts';

/** By row: the row that began it all, found by going from cause to cause; of a circle, one of its rows. */
export function rootsOf({ cause, n }: MessageColumns): Int32Array {
  const UNKNOWN = -1;
  const UNDER_WAY = -2;
  const roots = new Int32Array(n).fill(UNKNOWN);
  for (let row = 0; row < n; row++) {
    let at = row;
    while (roots[at] === UNKNOWN) {
      roots[at] = UNDER_WAY;
      const next = cause[at] as number;
      if (next < 0) break;
      at = next;
    }
    // It ends at a root, at a row whose root is known, or, where bytes are wrong, in a circle.
    const known = roots[at] as number;
    const root = known >= 0 ? known : at;
    for (let back = row; roots[back] === UNDER_WAY; ) {
      roots[back] = root;
      const next = cause[back] as number;
      if (next < 0) break;
      back = next;
    }
  }
  return roots;
}
