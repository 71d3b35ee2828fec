/** The timeline's canvas, in the worker: one frame at a time, and only when something changed. */
import { causesOf, chainStep } from '@/trace/chains/chain.ts';
import { firstMoment } from '@/trace/lanes/first-moment.ts';
import { breaksIn, foldedTicks } from '@/trace/lanes/fold-ticks.ts';
import { type Hit, hitTest } from '@/trace/lanes/hit-test.ts';
import { type Arrangement, asTheyCome } from '@/trace/lanes/lane-arrangement.ts';
import { type Layout, layOutLanes } from '@/trace/lanes/lanes.ts';
import { columnTimes, nsPerPx } from '@/trace/lanes/time-scale.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import { AreaTool } from './area-tool.ts';
import type { Bookmark } from './bookmarks.ts';
import { Camera } from './camera.ts';
import { Folding } from './folding.ts';
import { FramePace } from './frame-pace.ts';
import { SYSTEM_FONT } from './load-font.ts';
import { MiniMap } from './mini-map.ts';
import type { Drawn } from './paint-arrows.ts';
import { paintCursor } from './paint-cursor.ts';
import { paintScene } from './paint-scene.ts';
import type { Pen } from './pen.ts';
import { Pixels } from './pixels.ts';
import { AXIS_PX, type Scene } from './scene.ts';
import { SceneIndex } from './scene-index.ts';
import { litActors, litQueues } from './selected-lanes.ts';
import type { ArrowWords, Highlight, Palette, TimelineView } from './trace-messages.ts';

/** Between frames while following live, where the user asks for little motion. */
const CALM_MS = 500;
const SECOND_MS = 1000;
/** The most between frames while nothing comes: a pixel may be worth an hour. */
const REST_MS = 10_000;

export class TraceScreen {
  readonly camera: Camera;
  readonly store: TraceStore;
  readonly area: AreaTool;
  readonly map = new MiniMap();
  private readonly pixels = new Pixels();
  readonly index: SceneIndex;
  layout: Layout = layOutLanes([], []);
  arrangement: Arrangement = asTheyCome;
  /** Row of the selected message, -1 for none. */
  selected = -1;
  /** Row of the message at which a walk along its chain began, -1 for none. */
  tip = -1;
  scrollPx = 0;
  view: TimelineView = { folded: false, wholeChain: false, allArrows: false };
  private readonly folding: Folding;
  private readonly now: () => { ns: number; live: boolean };
  private readonly calm: boolean;
  private readonly onFrame: () => void;
  private g: OffscreenCanvasRenderingContext2D | null = null;
  private canvas: OffscreenCanvas | null = null;
  private heightPx = 100;
  private ratio = 1;
  private palette: Palette | null = null;
  private font = SYSTEM_FONT;
  private highlight: Highlight | null = null;
  private bookmarks: readonly Bookmark[] = [];
  /** Where time travel stands. */
  cursorNs: number | null = null;
  private drawn: Drawn = { arrows: [], of: 0 };
  /** The latest time of the trace, and when it came. */
  private grownTo = { lastNs: -1, atMs: 0 };
  private readonly pace = new FramePace(() => this.paint());
  private laidOut = '';
  private times: Float64Array = new Float64Array(0);
  private deviceTimes: Float64Array = new Float64Array(0);

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
    this.area = new AreaTool(this);
    this.index = new SceneIndex(store);
    this.folding = new Folding(store, this.camera);
  }

  show(canvas: OffscreenCanvas | null): void {
    this.canvas = canvas;
    this.g = canvas?.getContext('2d', { alpha: false }) ?? null;
    this.resize(this.camera.scale.widthPx, this.heightPx, this.ratio);
  }

  get isShown(): boolean {
    return this.g !== null;
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

  setBookmarks(bookmarks: readonly Bookmark[]): void {
    this.bookmarks = bookmarks;
    this.draw();
  }

  setView(view: TimelineView): void {
    this.view = view;
    this.folding.turn(view.folded, this.now().ns);
    this.draw();
  }

  arrange(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.laidOut = '';
    this.draw();
  }

  scroll(topPx: number): void {
    this.scrollPx = topPx;
    this.draw();
  }

  select(row: number): void {
    const { messages } = this.store;
    this.selected = row;
    const isOnWay =
      row >= 0 && this.tip >= 0 && (row === this.tip || causesOf(messages, this.tip).includes(row));
    if (!isOnWay) this.tip = row;
    if (row >= 0) {
      // What somebody wants to look at must not run away from them.
      if (this.camera.following) this.camera.follow(false);
      const { sent, taken, handled } = messages;
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

  /** The next message along the selected one's chain; -1 for none. */
  alongChain(by: -1 | 1): number {
    return this.selected < 0 ? -1 : chainStep(this.store.messages, this.selected, by, this.tip);
  }

  onMap(does: 'press' | 'drag' | 'click', xPx: number): void {
    const { camera, map } = this;
    if (does === 'press') map.begin(xPx, camera.scale);
    const scale = does === 'press' ? null : does === 'drag' ? map.drag(xPx) : map.click(xPx);
    if (scale !== null) camera.show(scale, this.now().ns);
    this.draw();
  }

  /** What is under a point of the canvas. */
  hit(xPx: number, yPx: number): Hit | null {
    if (yPx < AXIS_PX) return null;
    const { store, layout, camera, drawn, scrollPx } = this;
    return hitTest(store, layout, camera.scale, drawn.arrows, xPx, yPx - AXIS_PX + scrollPx, scrollPx);
  }

  /** Asks for a frame; many calls are one frame. */
  draw(): void {
    if (this.isShown) this.pace.ask();
  }

  /** More has come: it is seen at once where nothing else moves, else with what moves. */
  grown(): void {
    if (this.isShown && this.now().live) this.pace.askInTime();
    else this.draw();
  }

  layOut(): void {
    const { lanes, head } = this.store;
    const key = `${lanes.map(({ rows }) => rows.length)}|${head.queues.length}|${this.scrollPx}`;
    if (key === this.laidOut) return;
    this.laidOut = key;
    const threads = head.threads.map(({ name }, i) => ({
      ...{ name, rows: lanes[i]?.rows.length ?? 1, named: lanes[i]?.named.length ?? 0 },
    }));
    this.layout = layOutLanes(threads, head.queues, this.arrangement, this.scrollPx);
  }

  /** What was painted for the selected message, for those who cannot see it. */
  get selectedArrows(): ArrowWords[] {
    const { messages, head } = this.store;
    const { selected } = this;
    if (selected < 0) return [];
    const lane = (actor: number | undefined) =>
      head.threads[this.store.threadOf(actor ?? -1)]?.name ?? 'the run';
    return this.drawn.arrows
      .filter(
        ({ message }) =>
          message === selected ||
          message === messages.cause[selected] ||
          messages.cause[message] === selected,
      )
      .sort((a, b) => Number(b.message === selected) - Number(a.message === selected))
      .map(({ message }) => ({ from: lane(messages.from[message]), to: lane(messages.to[message]) }));
  }

  /** How many messages were taken in view, where not all arrows of them are drawn though they were asked for; else 0. */
  get arrowsOf(): number {
    return this.drawn.of;
  }

  get inView(): { fromNs: number; toNs: number; folds: number } {
    const { startNs, endNs } = this.camera.scale;
    return { fromNs: Math.max(0, startNs), toNs: endNs, folds: breaksIn(this.camera.scale).length };
  }

  /** When the first message was sent or taken; 0 before that. */
  get firstNs(): number {
    return firstMoment(this.store);
  }

  private paint(): void {
    const { g } = this;
    const begun = performance.now();
    const { ns: nowNs, live } = this.now();
    this.folding.keepUp(nowNs);
    this.camera.keepUp(nowNs, live, this.firstNs);
    if (g === null || this.palette === null) return;
    this.drawn = this.paintOn(g, this.palette, nowNs, live);
    // Live, the line of now moves: the next frame is due when it has moved by a pixel.
    const pixelMs = live ? nsPerPx(this.camera.scale) / this.ratio / 1e6 : 0;
    const restMs = Math.min(SECOND_MS, Math.max(pixelMs, live && this.calm ? CALM_MS : 0));
    this.pace.painted(performance.now() - begun, restMs);
    this.onFrame();
    const quietMs = Math.min(REST_MS, Math.max(SECOND_MS, pixelMs));
    if (live) this.pace.askInTime(this.isQuiet() ? quietMs : 0);
  }

  /** Whether nothing has come for a while: then the line of now may go by seconds, or by pixels that take longer, and the machine rests. */
  private isQuiet(): boolean {
    const { lastNs } = this.store;
    const nowMs = performance.now();
    if (lastNs !== this.grownTo.lastNs) this.grownTo = { lastNs, atMs: nowMs };
    return nowMs - this.grownTo.atMs > SECOND_MS;
  }

  /** What a picture of it needs to know; null before the page has told its colours. */
  get shown(): { palette: Palette; font: string; heightPx: number; scrollPx: number } | null {
    const { palette, font, heightPx, scrollPx } = this;
    return palette === null ? null : { palette, font, heightPx, scrollPx };
  }

  /** What is on screen now, on any surface. @param plain it is to be kept: no images of pixels */
  paintOn(g: Pen, palette: Palette, nowNs: number, live: boolean, plain = false, ratio = this.ratio): Drawn {
    this.layOut();
    this.index.settle();
    const { camera, store, layout, highlight, view } = this;
    const { scale } = camera;
    const columns = Math.max(1, Math.round(scale.widthPx));
    const deviceColumns = Math.max(1, Math.round(scale.widthPx * ratio));
    this.times = columnTimes(scale, columns, this.times);
    this.deviceTimes = columnTimes(scale, deviceColumns, this.deviceTimes);
    const { font, heightPx, scrollPx, selected, times, deviceTimes, index } = this;
    const scene: Scene = {
      ...{ g, store, index, scale, layout, boxes: layout.boxes, palette, font, heightPx, ratio, scrollPx },
      ...{ nowNs, live, selected, times, columns, deviceTimes, deviceColumns },
      ticks: foldedTicks(scale),
      pixels: plain ? null : this.pixels,
      ...{ wholeChain: view.wholeChain, allArrows: view.allArrows },
      lit: highlight === null ? null : litActors(store.head, highlight),
      litQueues: highlight === null ? null : litQueues(store.head, highlight),
    };
    const drawn = paintScene(scene, this.area.area, this.bookmarks);
    this.map.paint(scene, this.firstNs, this.cursorNs);
    if (this.cursorNs !== null) paintCursor(scene, this.cursorNs);
    return drawn;
  }
}
