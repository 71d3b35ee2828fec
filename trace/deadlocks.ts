/** Deadlocks as the run told them, and when they were over. */
import type { DeadlockInfo } from '../runtime/protocol/trace-file.ts';
import type { TraceRecord } from './decode.ts';

export interface Deadlock {
  timeNs: number;
  info: DeadlockInfo;
  /** When one of its members went on, after a timeout say; null: never. */
  resolvedNs: number | null;
}

const utf8 = new TextDecoder();

export class Deadlocks {
  readonly all: Deadlock[] = [];
  private open = 0;

  add(r: TraceRecord): void {
    const info = readInfo(utf8.decode(r.bytes.subarray(r.at, r.at + r.length)));
    if (info === null) return;
    this.all.push({ timeNs: r.timeNs, info, resolvedNs: null });
    this.open++;
  }

  /** An actor has gone a step further. */
  moved(actor: number, timeNs: number): void {
    if (this.open === 0) return;
    for (const deadlock of this.all) {
      if (deadlock.resolvedNs !== null || timeNs <= deadlock.timeNs) continue;
      if (!deadlock.info.members.some((member) => member.actor === actor)) continue;
      deadlock.resolvedNs = timeNs;
      this.open--;
    }
  }

  /** Those that are not over. */
  get standing(): Deadlock[] {
    return this.open === 0 ? [] : this.all.filter(({ resolvedNs }) => resolvedNs === null);
  }
}

/** Null where a payload was cut short: what is left of it names nobody. */
function readInfo(text: string): DeadlockInfo | null {
  try {
    const info = JSON.parse(text) as DeadlockInfo;
    return Array.isArray(info.members) && info.members.length > 0 ? info : null;
  } catch {
    return null;
  }
}
