/** Two fingers on the timeline: their distance zooms, their middle pans. */
interface Finger {
  xPx: number;
  yPx: number;
}

export interface Pinch {
  /** Below 1 zooms in. */
  factor: number;
  xPx: number;
  dxPx: number;
}

export class Fingers {
  private readonly down = new Map<number, Finger>();

  press(id: number, at: Finger): void {
    this.down.set(id, at);
  }

  /** @returns where the one finger is that stays, where this was one of two; else null */
  lift(id: number): Finger | null {
    const wasTwo = this.down.size === 2;
    if (!this.down.delete(id) || !wasTwo) return null;
    return [...this.down.values()][0] ?? null;
  }

  get count(): number {
    return this.down.size;
  }

  /** What a movement of one of two fingers means; null where there are not two. */
  move(id: number, at: Finger): Pinch | null {
    if (!this.down.has(id)) return null;
    const before = this.span();
    this.down.set(id, at);
    const after = this.span();
    if (before === null || after === null) return null;
    return {
      factor: Math.max(0.2, Math.min(5, before.long / Math.max(1, after.long))),
      ...{ xPx: after.middlePx, dxPx: before.middlePx - after.middlePx },
    };
  }

  private span(): { long: number; middlePx: number } | null {
    const [a, b] = [...this.down.values()];
    if (a === undefined || b === undefined) return null;
    return { long: Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx), middlePx: (a.xPx + b.xPx) / 2 };
  }
}
