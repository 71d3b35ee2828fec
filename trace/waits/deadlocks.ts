/** Deadlocks as the run told them, and when they were over. */
import type { DeadlockInfo } from '../../runtime/protocol/trace-file.ts';

export interface Deadlock {
  timeNs: number;
  info: DeadlockInfo;
  /** When one of its members went on, after a timeout say; null: never. */
  resolvedNs: number | null;
}

export class Deadlocks {
  readonly all: Deadlock[] = [];
  private open = 0;

  add(timeNs: number, info: DeadlockInfo): void {
    this.all.push({ timeNs, info, resolvedNs: null });
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

  get isOpen(): boolean {
    return this.open > 0;
  }

  /** Those that are not over. */
  get standing(): Deadlock[] {
    return this.open === 0 ? [] : this.all.filter(({ resolvedNs }) => resolvedNs === null);
  }
}
