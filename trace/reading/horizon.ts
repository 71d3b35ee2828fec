/**
 * Up to when all is known while a run goes on. Threads are drained one after another, in rounds: in the middle of a
 * round the sends of one thread are here and what others took of them is not. What was written before the last whole
 * round began is complete, and so is what is older than any round takes.
 */
const ROUND_NS = 100e6;

export class Horizon {
  private thread = -1;
  /** Latest time of the round that is being read, of the rounds before it, and of those before the last. */
  private inRound = 0;
  private before = 0;
  private complete = 0;

  /** A record of this thread was read. */
  saw(thread: number, timeNs: number): void {
    if (thread < this.thread) {
      this.complete = this.before;
      this.before = Math.max(this.before, this.inRound);
    }
    this.thread = thread;
    if (timeNs > this.inRound) this.inRound = timeNs;
  }

  at(nowNs: number): number {
    return Math.max(this.complete, nowNs - ROUND_NS);
  }
}
