/** Messages on their way over the wires: a dot for each while they are few, and never more on a wire than an eye can follow. */
import type { Point } from '@/flow/document.ts';
import type { WireTraffic } from '@/trace/moments/traffic.ts';
import { placeOn, type WireSteps, wireSteps } from './wire-steps.ts';

/** A wire as it is drawn now. */
export interface MovingWire {
  /** Drawn names, as the run has them. */
  actor: string;
  queue: string;
  kind: 'send' | 'read';
  /** Its ends, in canvas pixels. */
  from: Point;
  to: Point;
}

/** How long a dot takes from end to end. */
const WAY_MS = 700;
/** Least time between two dots on one wire; on one that is short on screen they keep their distance instead. */
const GAP_MS = 110;
/** Dots that wait for their turn: what is more than that is told by the figures. */
const MOST_DUE = 2;

interface Lane {
  wire: MovingWire;
  /** Null until something moves on it. */
  steps: WireSteps | null;
  /** Messages that have no dot yet. */
  due: number;
  lastMs: number;
  /** When each dot on the wire set out, first to last. */
  dots: number[];
}

export class MovingMessages {
  private lanes = new Map<string, Lane>();

  /** The wires as they are drawn now; dots stay on those that are still there. */
  setWires(wires: readonly MovingWire[]): void {
    const before = this.lanes;
    this.lanes = new Map();
    for (const wire of wires) {
      const key = keyOf(wire.kind, wire.actor, wire.queue);
      if (this.lanes.has(key)) continue;
      const known = before.get(key);
      const { due, lastMs, dots } = known ?? { due: 0, lastMs: Number.NEGATIVE_INFINITY, dots: [] };
      this.lanes.set(key, { wire, steps: null, due, lastMs, dots });
    }
  }

  /** Messages that went over wires in the last moment. */
  add(traffic: readonly WireTraffic[]): void {
    for (const { actor, queue, sent, taken } of traffic) {
      const into = sent > 0 ? this.lanes.get(keyOf('send', actor, queue)) : undefined;
      if (into !== undefined) into.due = Math.min(MOST_DUE, into.due + sent);
      const out = taken > 0 ? this.lanes.get(keyOf('read', actor, queue)) : undefined;
      if (out !== undefined) out.due = Math.min(MOST_DUE, out.due + taken);
    }
  }

  /** Nothing is on its way or about to set out. */
  get isQuiet(): boolean {
    for (const { due, dots } of this.lanes.values()) if (due > 0 || dots.length > 0) return false;
    return true;
  }

  clear(): void {
    for (const lane of this.lanes.values()) {
      lane.due = 0;
      lane.dots.length = 0;
    }
  }

  /**
   * Lets those set out whose turn it is, and calls `visit` with the place of each.
   * @param apart least distance of two on one wire, in canvas pixels
   * @returns false when nothing moves
   */
  step(nowMs: number, apart: number, visit: (place: Point) => void): boolean {
    const place = { x: 0, y: 0 };
    let moves = false;
    for (const lane of this.lanes.values()) {
      const { dots, wire } = lane;
      if (lane.due > 0 && nowMs - lane.lastMs >= GAP_MS && nowMs - lane.lastMs >= gapMs(lane, apart)) {
        lane.due--;
        lane.lastMs = nowMs;
        dots.push(nowMs);
      }
      while (dots.length > 0 && nowMs - (dots[0] as number) > WAY_MS) dots.shift();
      if (dots.length > 0) lane.steps ??= wireSteps(wire.from, wire.to);
      for (const begun of dots) {
        placeOn(lane.steps as WireSteps, (nowMs - begun) / WAY_MS, place);
        visit(place);
      }
      if (dots.length > 0 || lane.due > 0) moves = true;
    }
    return moves;
  }
}

/** Time in which a dot goes so far; never more than its whole way, so that each wire shows one. */
function gapMs({ wire: { from, to } }: Lane, apart: number): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return Math.min(WAY_MS, (WAY_MS * apart) / length);
}

const keyOf = (kind: MovingWire['kind'], actor: string, queue: string) => `${kind}\n${actor}\n${queue}`;
