/** Keeps the gaps of the folded clock up to date, as often as it is worth the work. */
import type { Gaps } from '@/trace/lanes/fold.ts';
import { idleGaps } from '@/trace/lanes/idle-gaps.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import type { Camera } from './camera.ts';

const EVERY_MS = 250;
/** Of the worker's time, looking for gaps may take one part in so many. */
const PARTS = 10;
/** Gaps shorter than this are never folded, nor those that are so small a part of the run. */
const LEAST_NS = 20_000;
const PART_OF_RUN = 20_000;

export class Folding {
  on = false;
  private readonly store: TraceStore;
  private readonly camera: Camera;
  private upToNs = -1;
  private dueMs = 0;

  constructor(store: TraceStore, camera: Camera) {
    this.store = store;
    this.camera = camera;
  }

  turn(on: boolean, nowNs: number): void {
    if (on === this.on) return;
    this.on = on;
    this.camera.fold(on ? this.gaps(nowNs) : null);
  }

  /** Before each frame. */
  keepUp(nowNs: number): void {
    if (!this.on || nowNs === this.upToNs || performance.now() < this.dueMs) return;
    this.camera.refold(this.gaps(nowNs));
  }

  private gaps(nowNs: number): Gaps {
    const begun = performance.now();
    const gaps = idleGaps(this.store, 0, nowNs, Math.max(LEAST_NS, nowNs / PART_OF_RUN));
    this.upToNs = nowNs;
    const now = performance.now();
    this.dueMs = now + Math.max(EVERY_MS, (now - begun) * PARTS);
    return gaps;
  }
}
