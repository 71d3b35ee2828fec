/** The selected area, in the worker: changed by drags and keys, which are told in pixels. */
import type { Layout } from '@/trace/lanes/lanes.ts';
import { type TimeScale, xOf } from '@/trace/lanes/time-scale.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import type { TimeArea } from './area.ts';
import { type AreaDrag, areaOfDrag } from './area-drag.ts';
import { areaEdgeAt } from './paint-area.ts';
import { AXIS_PX } from './scene.ts';

/** What it needs of the screen. */
interface Shown {
  readonly store: TraceStore;
  readonly camera: { readonly scale: TimeScale };
  readonly layout: Layout;
  readonly scrollPx: number;
  readonly selected: number;
  draw(): void;
}

export class AreaTool {
  area: TimeArea | null = null;
  private readonly screen: Shown;

  constructor(screen: Shown) {
    this.screen = screen;
  }

  set(area: TimeArea | null): void {
    this.area = area;
    this.screen.draw();
  }

  drag(drag: AreaDrag): TimeArea | null {
    const { screen } = this;
    const up = screen.scrollPx - AXIS_PX;
    const onLanes = { ...drag, startYPx: drag.startYPx + up, yPx: drag.yPx + up };
    this.set(areaOfDrag(onLanes, screen.camera.scale, screen.layout, screen.store.head));
    return this.area;
  }

  /** Moves an edge by keyboard. Without an area one begins at the selected message, or in the middle, over all lanes. */
  step(edge: 'from' | 'to', dxPx: number): TimeArea | null {
    const { screen, area } = this;
    const { scale } = screen.camera;
    const taken = screen.store.messages.taken[screen.selected];
    const isSeen = taken !== undefined && taken >= scale.startNs && taken <= scale.endNs;
    const startXPx = isSeen ? xOf(scale, taken) : scale.widthPx / 2;
    const atNs = area === null ? 0 : edge === 'from' ? area.fromNs : area.toNs;
    const xPx = (area === null ? startXPx : xOf(scale, atNs)) + dxPx;
    const drag = { edge: area === null ? ('new' as const) : edge, startXPx, xPx, before: area };
    const startYPx = AXIS_PX - screen.scrollPx;
    return this.drag({ ...drag, startYPx, yPx: startYPx + screen.layout.heightPx });
  }

  /** The whole of what is in view, over all lanes. */
  all(): TimeArea | null {
    const { screen } = this;
    const startYPx = AXIS_PX - screen.scrollPx;
    const across = { startXPx: 0, xPx: screen.camera.scale.widthPx, before: null };
    return this.drag({ ...across, edge: 'new', startYPx, yPx: startYPx + screen.layout.heightPx });
  }

  edgeAt(xPx: number, yPx: number): 'from' | 'to' | null {
    return yPx < AXIS_PX ? null : areaEdgeAt(this.area, this.screen.camera.scale, xPx);
  }
}
