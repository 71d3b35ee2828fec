/** Where a message id stands in the columns. Ids count up per thread, so a table per thread is an array. */
import { grown } from './growable.ts';

const PER_THREAD = 2 ** 40;
const LARGEST_TABLE = 1 << 27;

export class MessageRows {
  /** By thread number + 1; entry: row + 1, 0 for none. */
  private tables: Uint32Array[] = [];
  /** Ids of another making. */
  private rest = new Map<number, number>();

  /** -1 where the id is not known. */
  find(id: number): number {
    const thread = Math.floor(id / PER_THREAD);
    const counter = id - thread * PER_THREAD;
    const table = this.tables[thread];
    if (table !== undefined && counter < table.length) {
      const row = table[counter] as number;
      if (row > 0) return row - 1;
    }
    return this.rest.size === 0 ? -1 : (this.rest.get(id) ?? -1);
  }

  set(id: number, row: number): void {
    const thread = Math.floor(id / PER_THREAD);
    const counter = id - thread * PER_THREAD;
    const known = this.tables[thread];
    const length = known?.length ?? 0;
    if (known !== undefined && counter < length) {
      known[counter] = row + 1;
      return;
    }
    // A counter far beyond what was seen is not a counter: a table that long would be mostly empty.
    if (!(thread >= 0 && thread < 65_536) || counter > Math.min(LARGEST_TABLE, length * 4 + 65_536)) {
      this.rest.set(id, row);
      return;
    }
    const table = grown(known ?? new Uint32Array(256), counter + 1);
    this.tables[thread] = table;
    table[counter] = row + 1;
  }
}
