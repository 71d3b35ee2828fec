/** The whole run above the lanes: how busy its threads were, what went wrong, and which part of it is in view. */
import { markColumns } from '@/trace/lanes/mark-index.ts';
import { columnTimes, fitted, panBy, type TimeScale, timeAt, xOf } from '@/trace/lanes/time-scale.ts';
import { MarkKind } from '@/trace/reading/marks.ts';
import { dragView, type MapDoes, type MapPress, meaningAt } from './map-drag.ts';
import { colourOf, MAP_PX, type Scene } from './scene.ts';
import { busyColumns, Strip } from './strip.ts';

const TOP_PX = 2;
const LANES_PX = MAP_PX - 7;
/** The picture of a run that goes on is made anew this often at most. */
const EVERY_MS = 250;
export class MiniMap {
  private scale: TimeScale = { startNs: 0, endNs: 1, widthPx: 1 };
  private picture: OffscreenCanvas | null = null;
  private madeOf: unknown[] = [];
  private madeAt = 0;
  private press: MapPress | null = null;
  private readonly strip = new Strip();
  private times: Float64Array = new Float64Array(0);

  /** @param cursorNs where time travel stands; null: nobody travels */
  paint(scene: Scene, firstNs: number, cursorNs: number | null): void {
    const { g, palette, scale: view } = scene;
    g.fillStyle = palette.surface;
    g.fillRect(0, 0, view.widthPx, MAP_PX);
    if (scene.pixels === null) this.draw(scene, firstNs);
    else {
      this.keep(scene, firstNs);
      if (this.picture !== null) g.drawImage(this.picture, 0, 0, view.widthPx, MAP_PX);
    }
    const from = Math.max(0, xOf(this.scale, view.startNs));
    const to = Math.min(view.widthPx, Math.max(from + 2, xOf(this.scale, view.endNs)));
    g.fillStyle = palette.surface;
    g.globalAlpha = 0.62;
    g.fillRect(0, 0, from, MAP_PX);
    g.fillRect(to, 0, view.widthPx - to, MAP_PX);
    g.globalAlpha = 1;
    g.fillStyle = palette.accent;
    for (const x of [from, to]) g.fillRect(Math.round(x - 0.75), 1, 1.5, MAP_PX - 3);
    g.fillRect(from, 1, to - from, 1);
    g.fillRect(from, MAP_PX - 3, to - from, 1);
    if (cursorNs !== null) {
      // With an edge of the ground's colour, so that it is told from the frame, and seen over any bar.
      const x = Math.max(1, Math.min(view.widthPx - 1, Math.round(xOf(this.scale, cursorNs))));
      g.fillStyle = palette.surface;
      g.fillRect(x - 2.5, 0, 5, MAP_PX - 1);
      g.fillStyle = palette.accent;
      g.fillRect(x - 1, 0, 2, MAP_PX - 1);
    }
    g.fillStyle = palette.line;
    g.fillRect(0, MAP_PX - 1, view.widthPx, 1);
  }

  private keep(scene: Scene, firstNs: number): void {
    const { store, scale, ratio, palette, nowNs, live } = scene;
    const shape = [scale.widthPx, ratio, palette, scale.fold?.gaps ?? null];
    const isSame = shape.every((each, i) => each === this.madeOf[i]) && this.picture !== null;
    const grown = [store.lastNs, nowNs, store.messages.n].some(
      (each, i) => each !== this.madeOf[shape.length + i],
    );
    if (isSame && (!grown || (live && performance.now() - this.madeAt < EVERY_MS))) return;
    this.madeOf = [...shape, store.lastNs, nowNs, store.messages.n];
    this.madeAt = performance.now();
    this.picture ??= new OffscreenCanvas(1, 1);
    this.picture.width = Math.max(1, Math.round(scale.widthPx * ratio));
    this.picture.height = Math.round(MAP_PX * ratio);
    const g = this.picture.getContext('2d');
    if (g === null) return;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.draw({ ...scene, g }, firstNs);
  }

  private draw(scene: Scene, firstNs: number): void {
    const { store, nowNs, deviceColumns, columns, g, palette } = scene;
    this.scale = fitted(scene.scale, firstNs, Math.max(nowNs, firstNs + 1e6));
    const deviceTimes = columnTimes(this.scale, deviceColumns, new Float64Array(0));
    const whole = { ...scene, scale: this.scale, deviceTimes };
    const { lanes } = store;
    const highPx = LANES_PX / Math.max(1, lanes.length);
    const barPx = Math.max(0.5, highPx >= 3 ? highPx - 0.5 : highPx);
    for (const [thread, { rows }] of lanes.entries()) {
      this.strip.paint(
        whole,
        busyColumns(whole, rows),
        colourOf(scene, thread),
        TOP_PX + thread * highPx,
        barPx,
      );
      // What goes on now is in no level yet.
      g.fillStyle = colourOf(scene, thread);
      for (const bars of rows) {
        if (!bars.open) continue;
        const from = xOf(this.scale, bars.start[bars.n - 1] as number);
        g.fillRect(from, TOP_PX + thread * highPx, Math.max(0.5, xOf(this.scale, nowNs) - from), barPx);
      }
    }
    this.times = columnTimes(this.scale, columns, this.times);
    for (const list of scene.index.marks.lists) {
      if (list.kind === MarkKind.cut || list.kind === MarkKind.restarted) continue;
      const isRed = list.queue < 0 && list.kind !== MarkKind.deadLettered;
      g.fillStyle = isRed ? palette.danger : palette.warn;
      for (const { column } of markColumns(list, this.times, columns))
        g.fillRect(column - 0.5, TOP_PX + LANES_PX - 1, 2, 3);
    }
  }

  /** What a press there does. */
  meaning(xPx: number, view: TimeScale): MapDoes {
    return meaningAt(this.scale, view, xPx);
  }

  begin(xPx: number, view: TimeScale): void {
    this.press = { does: this.meaning(xPx, view), xPx, view };
  }

  /** The view after the pointer has come to `xPx`; null before a press, and where nothing changes. */
  drag(xPx: number): TimeScale | null {
    return this.press === null ? null : dragView(this.scale, this.press, xPx);
  }

  /** A press that was no drag brings that moment to the middle. */
  click(xPx: number): TimeScale | null {
    const { press, scale } = this;
    if (press?.does !== 'new') return null;
    return panBy(press.view, xOf(press.view, timeAt(scale, xPx)) - press.view.widthPx / 2);
  }
}
