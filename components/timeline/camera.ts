/** What stretch of time is on screen, and who moves it: the user, or the run while following live. */
import { endAt, fitted, panBy, reveal, spanOf, type TimeScale, within, zoomAt } from '@/trace/time-scale.ts';

const FIRST_SPAN_NS = 10e9;
/** Where now stands while following, as a share of the width. */
const NOW_AT = 0.96;

export class Camera {
  scale: TimeScale = { startNs: -0.2e9, endNs: 9.8e9, widthPx: 800 };
  following: boolean;
  /** False until the user moved it: until then a past run is shown whole. */
  private moved = false;

  constructor(live: boolean) {
    this.following = live;
  }

  resize(widthPx: number): void {
    this.scale = { ...this.scale, widthPx: Math.max(1, widthPx) };
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

  fit(nowNs: number): void {
    this.moved = true;
    this.following = false;
    this.scale = fitted(this.scale, 0, nowNs);
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
  keepUp(nowNs: number, live: boolean): void {
    if (!live) {
      this.following = false;
      if (!this.moved) this.scale = fitted(this.scale, 0, Math.max(nowNs, 1e6));
      return;
    }
    if (!this.following) return;
    const next = endAt(this.scale, nowNs, NOW_AT);
    if (this.moved) this.scale = next;
    else {
      const span = FIRST_SPAN_NS;
      const startNs = Math.max(-0.02 * span, nowNs - span * NOW_AT);
      this.scale = { ...this.scale, startNs, endNs: startNs + span };
    }
  }

  get spanNs(): number {
    return spanOf(this.scale);
  }
}
