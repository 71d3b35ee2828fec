/**
 * The effects of each message, as lists through the rows. Only what somebody looks at needs them: they are linked when
 * they are first asked for, and from then on as far as rows have come.
 */
import { grown } from './growable.ts';

export class Effects {
  /** The latest-linked effect of each row, then the one before it of each effect; entry: row + 1, 0 for none. */
  private latest = new Uint32Array(0);
  private before = new Uint32Array(0);
  /** Rows before this are linked. */
  private linked = 0;
  /** Rows before it whose cause became known afterwards. */
  private late: number[] = [];

  /** The cause of a row is known now. */
  told(row: number): void {
    if (row < this.linked) this.late.push(row);
  }

  /** Rows of the effects of a row, in no order. @param cause by row, of `n` rows; -1 for none */
  *of(row: number, cause: Int32Array, n: number): Generator<number> {
    this.settle(cause, n);
    for (let r = this.latest[row] ?? 0; r > 0; r = this.before[r - 1] as number) yield r - 1;
  }

  private settle(cause: Int32Array, n: number): void {
    this.latest = grown(this.latest, n);
    this.before = grown(this.before, n);
    for (const row of this.late) this.link(row, cause);
    this.late = [];
    for (; this.linked < n; this.linked++) this.link(this.linked, cause);
  }

  private link(row: number, cause: Int32Array): void {
    const of = cause[row] as number;
    if (of < 0) return;
    this.before[row] = this.latest[of] as number;
    this.latest[of] = row + 1;
  }
}
