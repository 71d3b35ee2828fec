/** The timeline's canvas, in the worker: one frame at a time, and only when something changed. */
import type { Arrow } from '@/trace/arrows.ts';
import { firstMoment } from '@/trace/first-moment.ts';
import { type Hit, hitTest } from '@/trace/hit-test.ts';
import { heightOf, type LaneBox, layOutLanes } from '@/trace/lanes.ts';
import { nsPerPx, xOf } from '@/trace/time-scale.ts';
import type { TraceStore } from '@/trace/trace-store.ts';
import type { TimeArea } from './area.ts';
import { type AreaDrag, areaOfDrag } from './area-drag.ts';
import { Camera } from './camera.ts';
import { SYSTEM_FONT } from './load-font.ts';
import { areaEdgeAt } from './paint-area.ts';
import { paintCursor } from './paint-cursor.ts';
import { paintScene } from './paint-scene.ts';
import { AXIS_PX } from './scene.ts';
import type { ArrowWords, Highlight, Palette } from './trace-messages.ts';

/** Between frames while following live, where the user asks for little motion. */
const CALM_MS = 500;

export class TraceScreen {
  readonly camera: Camera;
  boxes: LaneBox[] = [];
  queuesShown = true;
  /** Row of the selected message, -1 for none. */
  selected = -1;
  area: TimeArea | null = null;
  /** Where time travel stands. */
  private cursorNs: number | null = null;
  private readonly store: TraceStore;
  private readonly now: () => { ns: number; live: boolean };
  private readonly calm: boolean;
  private readonly onFrame: () => void;
  private g: OffscreenCanvasRenderingContext2D | null = null;
  private canvas: OffscreenCanvas | null = null;
  private heightPx = 100;
  private ratio = 1;
  private scrollPx = 0;
  private palette: Palette | null = null;
  private font = SYSTEM_FONT;
  private highlight: Highlight | null = null;
  private arrows: Arrow[] = [];
  private asked = false;
  private laidOut = '';
  private nextFrame: ReturnType<typeof setTimeout> | undefined;

  /** `onFrame` is called after each frame: what is on screen may have moved. */
  constructor(
    store: TraceStore,
    now: () => { ns: number; live: boolean },
    options: { live: boolean; calm: boolean; onFrame: () => void },
  ) {
    this.store = store;
    this.now = now;
    this.calm = options.calm;
    this.onFrame = options.onFrame;
    this.camera = new Camera(options.live);
  }

  show(canvas: OffscreenCanvas | null): void {
    this.canvas = canvas;
    this.g = canvas?.getContext('2d', { alpha: false }) ?? null;
    this.resize(this.camera.scale.widthPx, this.heightPx, this.ratio);
  }

  resize(widthPx: number, heightPx: number, ratio: number): void {
    this.camera.resize(widthPx);
    this.heightPx = heightPx;
    this.ratio = ratio;
    if (this.canvas !== null) {
      this.canvas.width = Math.max(1, Math.round(widthPx * ratio));
      this.canvas.height = Math.max(1, Math.round(heightPx * ratio));
      // A canvas that changed its size is empty until it is painted: in this same turn, so that nothing flashes.
      this.paint();
    }
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.draw();
  }

  setFont(font: string): void {
    this.font = font;
    this.draw();
  }

  setHighlight(highlight: Highlight | null): void {
    this.highlight = highlight;
    this.draw();
  }

  scroll(topPx: number): void {
    this.scrollPx = topPx;
    this.draw();
  }

  select(row: number): void {
    this.selected = row;
    if (row >= 0) {
      // What somebody wants to look at must not run away from them.
      if (this.camera.following) this.camera.follow(false);
      const { sent, taken, handled } = this.store.messages;
      const from = [taken[row], sent[row]].find((t) => t !== undefined && !Number.isNaN(t));
      const to = Number.isNaN(handled[row] as number) ? from : handled[row];
      if (from !== undefined && to !== undefined) this.camera.reveal(from, to);
    }
    this.draw();
  }

  /** @param isFar it was not put there by hand: it must be brought into view */
  showCursor(cursorNs: number | null, isFar: boolean): void {
    this.cursorNs = cursorNs;
    if (cursorNs !== null) {
      if (this.camera.following) this.camera.follow(false);
      if (isFar) this.camera.reveal(cursorNs, cursorNs);
    }
    this.draw();
  }

  /** The selected area after a drag. */
  dragArea(drag: AreaDrag): TimeArea | null {
    const up = this.scrollPx - AXIS_PX;
    const onLanes = { ...drag, startYPx: drag.startYPx + up, yPx: drag.yPx + up };
    this.area = areaOfDrag(onLanes, this.camera.scale, this.boxes, this.store.head);
    this.draw();
    return this.area;
  }

  /** Moves an edge of the area by keyboard. Without one it begins at the selected message, or in the middle, over all lanes. */
  stepArea(edge: 'from' | 'to', dxPx: number): TimeArea {
    const { scale } = this.camera;
    const taken = this.store.messages.taken[this.selected];
    const isSeen = taken !== undefined && taken >= scale.startNs && taken <= scale.endNs;
    const startXPx = isSeen ? xOf(scale, taken) : scale.widthPx / 2;
    const { area } = this;
    const atNs = area === null ? 0 : edge === 'from' ? area.fromNs : area.toNs;
    const xPx = (area === null ? startXPx : xOf(scale, atNs)) + dxPx;
    const drag = {
      edge: area === null ? ('new' as const) : edge,
      startXPx,
      startYPx: AXIS_PX - this.scrollPx,
      xPx,
      before: area,
    };
    return this.dragArea({ ...drag, yPx: drag.startYPx + this.lanesPx }) as TimeArea;
  }

  edgeAt(xPx: number, yPx: number): 'from' | 'to' | null {
    return yPx < AXIS_PX ? null : areaEdgeAt(this.area, this.camera.scale, xPx);
  }

  /** What is under a point of the canvas. */
  hit(xPx: number, yPx: number): Hit | null {
    if (yPx < AXIS_PX) return null;
    return hitTest(
      this.store,
      this.boxes,
      this.camera.scale,
      this.arrows,
      xPx,
      yPx - AXIS_PX + this.scrollPx,
    );
  }

  /** Asks for a frame; many calls are one frame. */
  draw(): void {
    if (this.asked || this.g === null) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.paint();
    });
  }

  layOut(): void {
    const rows = this.store.lanes.map((lane) => lane.rows.length);
    const key = `${rows}|${this.queuesShown}`;
    if (key === this.laidOut) return;
    this.laidOut = key;
    this.boxes = layOutLanes(rows, this.queuesShown ? [...this.store.queues.keys()] : []);
  }

  /** What was painted for the selected message, for those who cannot see it. */
  get selectedArrows(): ArrowWords[] {
    const { messages, head } = this.store;
    const { selected } = this;
    if (selected < 0) return [];
    const lane = (actor: number | undefined) =>
      head.threads[this.store.threadOf(actor ?? -1)]?.name ?? 'the run';
    return this.arrows
      .filter(
        ({ message }) =>
          message === selected ||
          message === messages.cause[selected] ||
          messages.cause[message] === selected,
      )
      .sort((a, b) => Number(b.message === selected) - Number(a.message === selected))
      .map(({ message }) => ({ from: lane(messages.from[message]), to: lane(messages.to[message]) }));
  }

  /** When the first message was sent or taken; 0 before that. */
  get firstNs(): number {
    return firstMoment(this.store);
  }

  get lanesPx(): number {
    return heightOf(this.boxes);
  }

  private paint(): void {
    const { g, palette, store, highlight } = this;
    const { ns: nowNs, live } = this.now();
    const { camera } = this;
    camera.keepUp(nowNs, live, this.firstNs);
    if (g === null || palette === null) return;
    this.layOut();
    const scene = {
      g,
      store,
      scale: camera.scale,
      boxes: this.boxes,
      palette,
      font: this.font,
      heightPx: this.heightPx,
      ratio: this.ratio,
      scrollPx: this.scrollPx,
      nowNs,
      live,
      selected: this.selected,
      lit: highlight === null ? null : this.litActors(highlight),
      litQueues:
        highlight === null || highlight.queues.length === 0
          ? null
          : Uint8Array.from(store.head.queues, (q) => (highlight.queues.includes(q.name) ? 1 : 0)),
    };
    this.arrows = paintScene(scene, this.area);
    if (this.cursorNs !== null) paintCursor(scene, this.cursorNs);
    this.onFrame();
    // Live, the line of now moves: the next frame is due when it has moved by a pixel.
    if (live) {
      const pixelMs = nsPerPx(camera.scale) / this.ratio / 1e6;
      const due = Math.min(1000, Math.max(pixelMs, this.calm ? CALM_MS : 0));
      if (due <= 20) this.draw();
      else {
        clearTimeout(this.nextFrame);
        this.nextFrame = setTimeout(() => this.draw(), due);
      }
    }
  }

  /** Null where the selection names no actor: a queue alone dims no bars. */
  private litActors(highlight: Highlight): Uint8Array | null {
    if (highlight.actors.length === 0 && highlight.threads.length === 0) return null;
    const { actors, threads } = this.store.head;
    return Uint8Array.from(actors, (a) =>
      highlight.actors.includes(a.actor) || highlight.threads.includes(threads[a.thread]?.name ?? '') ? 1 : 0,
    );
  }
}
