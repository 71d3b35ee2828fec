/** Text kept as the bytes it came in: a string is made only for what is looked at. */
export const PAGE_BYTES = 1 << 20;
/** Addresses count words, so that one of 32 bits reaches 16 GB. */
export const WORD_BYTES = 4;
const PAGE_WORDS = PAGE_BYTES / WORD_BYTES;
/** Up to here a loop is quicker than a view and a copy. */
const FEW_BYTES = 192;
const utf8 = new TextDecoder();

export class KeptText {
  private pages: Uint8Array[] = [];
  /** Of the last page. */
  private words = new Uint32Array(0);
  private usedWords = PAGE_WORDS;
  /** Where text came from last, as bytes and as words. */
  private from: Uint8Array | null = null;
  private fromWords: Uint32Array = new Uint32Array(0);

  /** Keeps a copy. The answer is its address; text longer than a page is cut to one. */
  keep(bytes: Uint8Array, at: number, length: number): number {
    if (length === 0) return 0;
    const size = Math.min(length, PAGE_BYTES);
    const words = (size + WORD_BYTES - 1) >>> 2;
    if (this.usedWords + words > PAGE_WORDS) {
      const page = new Uint8Array(PAGE_BYTES);
      this.pages.push(page);
      this.words = new Uint32Array(page.buffer);
      this.usedWords = 0;
    }
    const to = this.usedWords;
    this.usedWords = to + words;
    this.copy(bytes, at, size, to, words);
    return (this.pages.length - 1) * PAGE_WORDS + to;
  }

  private copy(bytes: Uint8Array, at: number, size: number, to: number, words: number): void {
    if (size <= FEW_BYTES && at % WORD_BYTES === 0) {
      if (bytes !== this.from) this.readFrom(bytes);
      const { fromWords, words: page } = this;
      const first = at >>> 2;
      // What follows the text up to the word's end goes along, where there is something.
      if (first + words <= fromWords.length) {
        for (let i = 0; i < words; i++) page[to + i] = fromWords[first + i] as number;
        return;
      }
    }
    (this.pages.at(-1) as Uint8Array).set(bytes.subarray(at, at + size), to * WORD_BYTES);
  }

  private readFrom(bytes: Uint8Array): void {
    const { buffer, byteOffset, length } = bytes;
    this.from = bytes;
    this.fromWords =
      byteOffset % WORD_BYTES === 0
        ? new Uint32Array(buffer, byteOffset, Math.floor(length / WORD_BYTES))
        : new Uint32Array(0);
  }

  text(address: number, length: number): string {
    if (length === 0) return '';
    const page = this.pageOf(address);
    const from = this.offsetOf(address);
    return page === undefined ? '' : utf8.decode(page.subarray(from, from + Math.min(length, PAGE_BYTES)));
  }

  /** The bytes that a text stands in, from `offsetOf` its address on; undefined where nothing was kept. */
  pageOf(address: number): Uint8Array | undefined {
    return this.pages[Math.floor(address / PAGE_WORDS)];
  }
  offsetOf(address: number): number {
    return (address % PAGE_WORDS) * WORD_BYTES;
  }

  get bytes(): number {
    return this.pages.length * PAGE_BYTES;
  }
}
