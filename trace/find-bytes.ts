/** Looking for text in bytes: upper and lower case of Latin letters are one. Horspool's algorithm. */

const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
const utf8 = new TextEncoder();

export class ByteSearch {
  private readonly wanted: Uint8Array;
  /** By byte, as it stands in the text: how far the end of what is looked for may move on. */
  private readonly shift: Uint32Array;

  constructor(text: string) {
    this.wanted = utf8.encode(text).map((byte) => lower[byte] as number);
    const { length } = this.wanted;
    this.shift = new Uint32Array(256).fill(length);
    for (let byte = 0; byte < 256; byte++)
      for (let i = 0; i < length - 1; i++)
        if (this.wanted[i] === lower[byte]) this.shift[byte] = length - 1 - i;
  }

  isIn(bytes: Uint8Array, from: number, length: number): boolean {
    const { wanted, shift } = this;
    const last = wanted.length - 1;
    if (last < 0) return true;
    const lastWanted = wanted[last] as number;
    const end = from + length;
    for (let at = from + last; at < end; ) {
      const byte = bytes[at] as number;
      if (lower[byte] === lastWanted) {
        let i = last - 1;
        let k = at - 1;
        while (i >= 0 && lower[bytes[k] as number] === wanted[i]) {
          i--;
          k--;
        }
        if (i < 0) return true;
      }
      at += shift[byte] as number;
    }
    return false;
  }
}

/** Whether `ByteSearch` finds every spelling: other letters than those of ASCII have cases that bytes do not tell. */
export const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text);
