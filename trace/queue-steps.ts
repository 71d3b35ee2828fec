/** How deep one queue was: a step each time that changed, in order of time once a batch has settled. */
import { DepthLevels } from './depth-levels.ts';
import { firstAfter, grown } from './growable.ts';
import { sortRuns } from './sort-runs.ts';

export class QueueSteps {
  n = 0;
  time = new Float64Array(0);
  depth = new Uint32Array(0);
  readonly levels = new DepthLevels();
  /** The deepest it ever was. */
  most = 0;
  /** Senders that wait now because it is full. */
  held = 0;
  /** Messages taken from it. */
  takenCount = 0;
  /** Steps since the last settle: senders and receivers write on threads of their own. */
  private pending = 0;
  private pendingTime = new Float64Array(0);
  private pendingDepth = new Uint32Array(0);

  add(timeNs: number, depth: number): void {
    const i = this.pending++;
    if (i >= this.pendingTime.length) {
      this.pendingTime = grown(this.pendingTime, i + 1);
      this.pendingDepth = grown(this.pendingDepth, i + 1);
    }
    this.pendingTime[i] = timeNs;
    this.pendingDepth[i] = depth;
    if (depth > this.most) this.most = depth;
  }

  settle(): void {
    const added = this.pending;
    if (added === 0) return;
    this.pending = 0;
    sortRuns(this.pendingTime, this.pendingDepth, added);
    const { pendingTime, pendingDepth } = this;
    this.time = grown(this.time, this.n + added);
    this.depth = grown(this.depth, this.n + added);
    const { time, depth } = this;
    // Merged from the back: only the steps that the batch reaches back over are moved.
    let i = this.n - 1;
    let j = added - 1;
    let k = this.n + added - 1;
    for (; j >= 0; k--) {
      if (i >= 0 && (time[i] as number) > (pendingTime[j] as number)) {
        time[k] = time[i] as number;
        depth[k] = depth[i--] as number;
      } else {
        time[k] = pendingTime[j] as number;
        depth[k] = pendingDepth[j--] as number;
      }
    }
    this.n += added;
    this.levels.rebuild(time, depth, this.n, k + 1);
  }

  /** Depth at a time: that of the last step at or before it. */
  depthAt(timeNs: number): number {
    const i = firstAfter(this.time, this.n, timeNs) - 1;
    return i < 0 ? 0 : (this.depth[i] as number);
  }

  get depthNow(): number {
    return this.n === 0 ? 0 : (this.depth[this.n - 1] as number);
  }
}
