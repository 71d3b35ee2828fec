/** Looking for text in bytes: upper and lower case of Latin letters are one. Horspool's algorithm. */

const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
const utf8 = new TextEncoder();

export class ByteSearch {
  private readonly wanted: Uint8Array;
  /** By byte, as it stands in the text: how far the end of what is looked for may move on; 0 where it may stand. */
  private readonly shift: Uint8Array;
  /** The same where it stands, and what is before it does not fit. */
  private readonly onward: number;

  constructor(text: string) {
    const wanted = utf8.encode(text).map((byte) => lower[byte] as number);
    const last = wanted.length - 1;
    const far = (byte: number) =>
      Math.min(255, last - wanted.subarray(0, Math.max(0, last)).lastIndexOf(byte));
    this.wanted = wanted;
    this.onward = far(wanted[last] as number);
    this.shift = Uint8Array.from({ length: 256 }, (_, byte) =>
      lower[byte] === wanted[last] ? 0 : far(lower[byte] as number),
    );
  }

  isIn(bytes: Uint8Array, from: number, length: number): boolean {
    const { wanted, shift } = this;
    const last = wanted.length - 1;
    if (last < 0) return true;
    const end = from + length;
    for (let at = from + last; at < end; ) {
      const by = shift[bytes[at] as number] as number;
      if (by > 0) {
        at += by;
        continue;
      }
      let i = last - 1;
      while (i >= 0 && lower[bytes[at - last + i] as number] === wanted[i]) i--;
      if (i < 0) return true;
      at += this.onward;
    }
    return false;
  }
}

/** Whether `ByteSearch` finds every spelling: other letters than those of ASCII have cases that bytes do not tell. */
export const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text);
