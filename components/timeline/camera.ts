/** What stretch of time is on screen, and who moves it: the user, or the run while following live. */
import type { Gaps } from '@/trace/lanes/fold.ts';
import {
  between,
  endAt,
  fitted,
  foldedBy,
  panBy,
  refolded,
  resized,
  reveal,
  spanOf,
  type TimeScale,
  within,
  zoomAt,
} from '@/trace/lanes/time-scale.ts';

/** Live, until the user moves it, the whole run is shown while it is between these, then its last part. */
const SHORTEST_NS = 2e9;
const LONGEST_NS = 10e9;
/** Where now stands while following, as a share of the width. */
const NOW_AT = 0.96;

export class Camera {
  scale: TimeScale = { startNs: 0, endNs: SHORTEST_NS, widthPx: 800 };
  following: boolean;
  /** False until the user moved it: until then a past run is shown whole. */
  private moved = false;

  constructor(live: boolean) {
    this.following = live;
  }

  resize(widthPx: number): void {
    this.scale = resized(this.scale, Math.max(1, widthPx));
  }

  zoom(xPx: number, factor: number, nowNs: number): void {
    this.moved = true;
    this.scale = this.following
      ? endAt(zoomAt(this.scale, xPx, factor), nowNs, NOW_AT)
      : within(zoomAt(this.scale, xPx, factor), 0, nowNs);
  }

  pan(dxPx: number, nowNs: number): void {
    this.moved = true;
    this.following = false;
    this.scale = within(panBy(this.scale, dxPx), 0, nowNs);
  }

  /** From the first event: what goes before is threads starting up. */
  fit(nowNs: number, firstNs: number): void {
    this.moved = true;
    this.following = false;
    this.scale = fitted(this.scale, firstNs, nowNs);
  }

  /** Shows what somebody has chosen elsewhere: on the map, in a list. */
  show(scale: TimeScale, nowNs: number): void {
    this.moved = true;
    this.following = false;
    this.scale = within(scale, 0, nowNs);
  }

  centre(timeNs: number, nowNs: number): void {
    this.show(endAt(this.scale, timeNs, 0.5), nowNs);
  }

  /** A stretch from edge to edge, with a little air. */
  fitTo(startNs: number, endNs: number): void {
    this.moved = true;
    this.following = false;
    this.scale = fitted(this.scale, startNs, endNs);
  }

  /** Folds idle time, or no longer; what was in view stays in view. */
  fold(gaps: Gaps | null): void {
    this.scale = foldedBy(this.scale, gaps);
  }

  /** More is known of when nothing works. */
  refold(gaps: Gaps): void {
    this.scale = refolded(this.scale, gaps);
  }

  follow(on: boolean): void {
    this.moved = true;
    this.following = on;
  }

  reveal(startNs: number, endNs: number): void {
    const next = reveal(this.scale, startNs, endNs);
    if (next === this.scale) return;
    this.moved = true;
    this.following = false;
    this.scale = next;
  }

  /** Before each frame. */
  keepUp(nowNs: number, live: boolean, firstNs: number): void {
    if (!live) {
      this.following = false;
      if (!this.moved) this.scale = fitted(this.scale, firstNs, Math.max(nowNs, firstNs + 1e6));
      return;
    }
    if (!this.following) return;
    const next = endAt(this.scale, nowNs, NOW_AT);
    if (this.moved) this.scale = next;
    else {
      const span = Math.min(LONGEST_NS, Math.max(SHORTEST_NS, ((nowNs - firstNs) * 1.02) / NOW_AT));
      const startNs = Math.max(firstNs - 0.02 * span, nowNs - span * NOW_AT);
      // With idle time folded, the same stretch takes less: it is drawn as large as it fits.
      this.scale = between(this.scale, startNs, startNs + span);
      if (this.scale.fold !== undefined) this.scale = endAt(this.scale, nowNs, NOW_AT);
    }
  }

  get spanNs(): number {
    return spanOf(this.scale);
  }
}
