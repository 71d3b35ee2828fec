/** The whole run above the lanes: how busy its threads were, what went wrong, and which part of it is in view. */
import { markColumns } from '@/trace/lanes/mark-index.ts';
import { columnTimes, fitted, panBy, type TimeScale, timeAt, xOf } from '@/trace/lanes/time-scale.ts';
import { MarkKind } from '@/trace/reading/marks.ts';
import { shadePixels } from './bar-pixels.ts';
import { dragView, type MapDoes, type MapPress, meaningAt } from './map-drag.ts';
import { Pixels, pixelOf } from './pixels.ts';
import { colourOf, MAP_PX, type Scene } from './scene.ts';
import { busyColumns, Strip } from './strip.ts';

const TOP_PX = 2;
const LANES_PX = MAP_PX - 7;
/** The picture of a run that goes on is made anew this often at most. */
const EVERY_MS = 250;
export class MiniMap {
  private scale: TimeScale = { startNs: 0, endNs: 1, widthPx: 1 };
  private readonly pixels = new Pixels();
  private madeOf: unknown[] = [];
  private madeAt = 0;
  private press: MapPress | null = null;
  private readonly strip = new Strip();
  private times: Float64Array = new Float64Array(0);
  private deviceTimes: Float64Array = new Float64Array(0);

  /** @param cursorNs where time travel stands; null: nobody travels */
  paint(scene: Scene, firstNs: number, cursorNs: number | null): void {
    const { g, palette, scale: view } = scene;
    g.fillStyle = palette.surface;
    g.fillRect(0, 0, view.widthPx, MAP_PX);
    if (scene.pixels === null) this.draw(scene, firstNs);
    else {
      this.keep(scene, firstNs);
      this.pixels.flush(g, scene.ratio);
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
    const { store, scale, ratio, palette, nowNs, live, deviceColumns } = scene;
    const shape = [scale.widthPx, ratio, palette, scale.fold?.gaps ?? null];
    const isSame = shape.every((each, i) => each === this.madeOf[i]) && this.madeOf.length > 0;
    const grown = [store.lastNs, nowNs, store.messages.n].some(
      (each, i) => each !== this.madeOf[shape.length + i],
    );
    if (isSame && (!grown || (live && performance.now() - this.madeAt < EVERY_MS))) return;
    this.madeOf = [...shape, store.lastNs, nowNs, store.messages.n];
    this.madeAt = performance.now();
    const high = Math.round(MAP_PX * ratio);
    this.pixels.begin(deviceColumns, high, 0, high);
    this.draw({ ...scene, pixels: this.pixels }, firstNs);
  }

  private draw(scene: Scene, firstNs: number): void {
    const { store, nowNs, deviceColumns, ratio, pixels } = scene;
    this.scale = fitted(scene.scale, firstNs, Math.max(nowNs, firstNs + 1e6));
    this.deviceTimes = columnTimes(this.scale, deviceColumns, this.deviceTimes);
    const whole = { ...scene, scale: this.scale, deviceTimes: this.deviceTimes };
    const { lanes } = store;
    const highPx = LANES_PX / Math.max(1, lanes.length);
    const height = Math.max(0.5, highPx >= 3 ? highPx - 0.5 : highPx);
    for (const [thread, { rows }] of lanes.entries()) {
      const busy = busyColumns(whole, rows);
      // What goes on now is in no level yet.
      for (const bars of rows) {
        if (!bars.open) continue;
        const from = Math.max(0, Math.round(xOf(this.scale, bars.start[bars.n - 1] as number) * ratio));
        const to = Math.max(from + 1, Math.round(xOf(this.scale, nowNs) * ratio));
        busy.fill(1, from, Math.min(deviceColumns, to));
      }
      const y = TOP_PX + thread * highPx;
      const colour = colourOf(scene, thread);
      if (pixels === null) this.strip.paint(whole, busy, colour, y, height);
      else shadePixels(whole, pixels, busy, colour, { y, height, alpha: 1 });
    }
    this.drawMarks(scene);
  }

  private drawMarks({ index, columns, g, palette, pixels, ratio }: Scene): void {
    this.times = columnTimes(this.scale, columns, this.times);
    const [top, bottom] = [TOP_PX + LANES_PX - 1, TOP_PX + LANES_PX + 2];
    for (const list of index.marks.lists) {
      if (list.kind === MarkKind.cut || list.kind === MarkKind.restarted) continue;
      const isRed = list.queue < 0 && list.kind !== MarkKind.deadLettered;
      const colour = isRed ? palette.danger : palette.warn;
      const pixel = pixelOf(colour, 1);
      g.fillStyle = colour;
      for (const { column } of markColumns(list, this.times, columns)) {
        if (pixels === null) g.fillRect(column - 0.5, top, 2, bottom - top);
        else {
          const left = Math.round((column - 0.5) * ratio);
          pixels.fill(
            left,
            left + Math.round(2 * ratio),
            Math.round(top * ratio),
            Math.round(bottom * ratio),
            pixel,
          );
        }
      }
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
