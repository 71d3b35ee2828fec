/** Two runs' lanes on one clock, counted from the first moment of each: this run's above, the other's under it. */
import { type onBar, threadColours } from '@/components/parts/thread-colours.ts';
import type { ThreadColour } from '@/flow/document.ts';
import type { LaneShares } from '@/trace/compare/lane-shares.ts';
import { ticks } from '@/trace/lanes/ticks.ts';
import { type TimeScale, xOf } from '@/trace/lanes/time-scale.ts';

export const AXIS_PX = 20;
export const PAIR_PX = 30;
const BAR_PX = 11;

export interface LaneColours {
  theme: keyof typeof onBar;
  line: string;
  muted: string;
  ink: string;
  fontFamily: string;
}

/** @param names threads in the order of the lanes, @param scale times since the first moment */
export function paintLanes(
  g: CanvasRenderingContext2D,
  names: readonly string[],
  [here, there]: [LaneShares | null, LaneShares | null],
  scale: TimeScale,
  heightPx: number,
  colours: LaneColours,
): void {
  g.clearRect(0, 0, scale.widthPx, heightPx);
  g.font = `11px ${colours.fontFamily}`;
  g.textBaseline = 'middle';
  for (const tick of ticks(scale)) {
    g.fillStyle = colours.line;
    g.fillRect(Math.round(tick.xPx), AXIS_PX, 1, heightPx - AXIS_PX);
    g.fillStyle = colours.muted;
    if (tick.xPx + 4 + g.measureText(tick.label).width < scale.widthPx)
      g.fillText(tick.label, tick.xPx + 4, AXIS_PX / 2);
  }
  for (const [i, name] of names.entries()) {
    const top = AXIS_PX + i * PAIR_PX;
    g.fillStyle = colours.line;
    g.fillRect(0, top + PAIR_PX - 1, scale.widthPx, 1);
    paintLane(g, laneOf(here, name), top + 3, 1, scale.widthPx, colours);
    paintLane(g, laneOf(there, name), top + 3 + BAR_PX + 1, 0.5, scale.widthPx, colours);
  }
  for (const [run, alpha] of [
    [here, 1],
    [there, 0.5],
  ] as const) {
    if (run === null) continue;
    g.globalAlpha = alpha;
    g.fillStyle = colours.ink;
    g.fillRect(Math.round(xOf(scale, run.lastNs - run.firstNs)), AXIS_PX - 4, 1, heightPx);
    g.globalAlpha = 1;
  }
}

const laneOf = (run: LaneShares | null, name: string) => run?.threads.find((thread) => thread.name === name);

function paintLane(
  g: CanvasRenderingContext2D,
  lane: LaneShares['threads'][number] | undefined,
  y: number,
  strength: number,
  widthPx: number,
  { theme }: LaneColours,
): void {
  if (lane === undefined) return;
  g.fillStyle = (threadColours[lane.colour as ThreadColour] ?? threadColours.blue)[theme];
  const { busy } = lane;
  const part = widthPx / busy.length;
  for (let i = 0; i < busy.length; i++) {
    const share = busy[i] as number;
    if (share === 0) continue;
    // What is there but short must be seen.
    g.globalAlpha = strength * (0.18 + 0.82 * share);
    g.fillRect(i * part, y, Math.max(1, part), BAR_PX);
  }
  g.globalAlpha = 1;
}
