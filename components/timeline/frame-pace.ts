/** When the timeline is painted: at once where somebody moves it, in time where the run does. */
import { beatNow, nextBeat } from '@/components/parts/beat.ts';

/** Of the worker's time, painting what moves by itself may take one part in so many: dear frames come more seldom. */
const PARTS = 6;

export class FramePace {
  private readonly paint: () => void;
  private asked = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueMs = Number.POSITIVE_INFINITY;
  private restUntilMs = 0;

  constructor(paint: () => void) {
    this.paint = paint;
  }

  /** A frame as soon as may be; many calls are one frame. */
  ask(): void {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.paint();
    });
  }

  /** A frame at a beat that is due, `leastMs` from now or later. */
  askInTime(leastMs = 0): void {
    const nowMs = beatNow();
    const dueMs = nextBeat(Math.max(nowMs + leastMs, this.restUntilMs));
    if (dueMs >= this.dueMs) return;
    clearTimeout(this.timer);
    this.dueMs = dueMs;
    this.timer = setTimeout(() => {
      this.dueMs = Number.POSITIVE_INFINITY;
      this.ask();
    }, dueMs - nowMs);
  }

  /** What was due is done. @param tookMs what it took; `restMs`: none by itself before that time has passed */
  painted(tookMs: number, restMs: number): void {
    clearTimeout(this.timer);
    this.dueMs = Number.POSITIVE_INFINITY;
    this.restUntilMs = beatNow() + Math.max(restMs, (PARTS - 1) * tookMs);
  }
}
