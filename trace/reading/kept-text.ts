/** Text kept as the bytes it came in: a string is made only for what is looked at. */
export const PAGE_BYTES = 1 << 20;
/** Up to here a loop is quicker than a view and a copy. */
const FEW_BYTES = 96;
const utf8 = new TextDecoder();

export class KeptText {
  private pages: Uint8Array[] = [];
  private used = PAGE_BYTES;

  /** Keeps a copy. The answer is its address; text longer than a page is cut to one. */
  keep(bytes: Uint8Array, at: number, length: number): number {
    if (length === 0) return 0;
    const size = Math.min(length, PAGE_BYTES);
    if (this.used + size > PAGE_BYTES) {
      this.pages.push(new Uint8Array(PAGE_BYTES));
      this.used = 0;
    }
    const page = this.pages[this.pages.length - 1] as Uint8Array;
    const { used } = this;
    if (size > FEW_BYTES) page.set(bytes.subarray(at, at + size), used);
    else for (let i = 0; i < size; i++) page[used + i] = bytes[at + i] as number;
    this.used = used + size;
    return (this.pages.length - 1) * PAGE_BYTES + used;
  }

  text(address: number, length: number): string {
    if (length === 0) return '';
    const page = this.pages[Math.floor(address / PAGE_BYTES)];
    const from = address % PAGE_BYTES;
    return page === undefined ? '' : utf8.decode(page.subarray(from, from + Math.min(length, PAGE_BYTES)));
  }

  /** The bytes that a text stands in, from `offsetOf` its address on; undefined where nothing was kept. */
  pageOf(address: number): Uint8Array | undefined {
    return this.pages[Math.floor(address / PAGE_BYTES)];
  }
  offsetOf(address: number): number {
    return address % PAGE_BYTES;
  }

  get bytes(): number {
    return this.pages.length * PAGE_BYTES;
  }
}
