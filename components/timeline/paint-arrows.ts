/** Arrows from sends to where they were taken. Answers what it drew, so that a pointer can find it. */
import { type Arrow, arrowsAround, arrowsInView, curveOf, firstArrowsInView } from '@/trace/lanes/arrows.ts';
import { rowTop } from '@/trace/lanes/lanes.ts';
import { xOf } from '@/trace/lanes/time-scale.ts';
import { besidePinned } from './beside-pinned.ts';
import { MOST_ARROWS } from './most-arrows.ts';
import type { Pen } from './pen.ts';
import { AXIS_PX, isLit, type Scene } from './scene.ts';

const MOST_LIGHT = 200;
const FEW = 30;

export interface Drawn {
  arrows: Arrow[];
  /** Messages taken in view, where arrows of all were asked for and there were too many; else 0. */
  of: number;
}

export function paintArrows(scene: Scene): Drawn {
  const { g, selected, scrollPx } = scene;
  g.save();
  g.translate(0, AXIS_PX - scrollPx);
  g.lineWidth = 1;
  const { arrows: light, of } = lightArrows(scene);
  const drawn = paintLight(scene, light);
  if (selected >= 0) drawn.push(...paintSelected(scene));
  g.restore();
  return { arrows: drawn, of };
}

function lightArrows({ store, layout, scale, allArrows }: Scene): Drawn {
  if (!allArrows) return { arrows: arrowsInView(store, layout.ofThread, scale, MOST_LIGHT) ?? [], of: 0 };
  const { arrows, total } = firstArrowsInView(store, layout.ofThread, scale, MOST_ARROWS);
  return { arrows, of: total > MOST_ARROWS ? total : 0 };
}

function paintLight(scene: Scene, light: readonly Arrow[]): Arrow[] {
  const { g, store, palette, selected, lit } = scene;
  g.strokeStyle = palette.muted;
  g.fillStyle = palette.muted;
  // Many at once are a texture: they must not cover the bars' words.
  const faint = light.length <= FEW ? 0.6 : Math.max(0.2, (0.6 * FEW) / light.length);
  const { from, to } = store.messages;
  const drawn = light
    .filter(({ message }) => message !== selected)
    .map((arrow) => besidePinned(scene, arrow))
    .filter((arrow) => arrow !== null);
  const isSeen = ({ message }: Arrow) =>
    isLit(scene, to[message] as number, message) || lit?.[from[message] as number] === 1;
  const groups = [drawn.filter((arrow) => !isSeen(arrow)), drawn.filter(isSeen)];
  for (const [seen, arrows] of groups.entries()) {
    g.globalAlpha = seen === 0 ? 0.1 : selected >= 0 ? faint / 2 : faint;
    paintTogether(g, arrows, 3.5);
  }
  g.globalAlpha = 1;
  return drawn;
}

/** Its causes before, its effects after, itself on top. */
function paintSelected(scene: Scene): Arrow[] {
  const { g, store, layout, scale, palette, selected, wholeChain } = scene;
  const limit = wholeChain ? MOST_ARROWS : 100;
  const around = arrowsAround(store, layout.ofThread, scale, selected, wholeChain, limit);
  const seen = (arrows: readonly Arrow[]) =>
    arrows.map((arrow) => besidePinned(scene, arrow)).filter((arrow) => arrow !== null);
  const [causes, effects] = [seen(around.causes), seen(around.effects)];
  const own = around.own === null ? null : besidePinned(scene, around.own);
  g.strokeStyle = palette.ink;
  g.fillStyle = palette.ink;
  for (const [away, arrow] of [...causes.entries(), ...effects.entries()]) {
    // Further away is fainter, but for the first steps.
    g.globalAlpha = wholeChain && away > 0 ? 0.5 : 0.75;
    paintArrow(g, arrow, 5);
  }
  g.globalAlpha = 1;
  g.lineWidth = 1.75;
  if (own !== null) paintArrow(g, own, 6);
  outlineSelected(scene);
  return own === null ? [...causes, ...effects] : [...causes, ...effects, own];
}

function outlineSelected({ g, store, layout, scale, palette, selected, nowNs, scrollPx }: Scene): void {
  const { messages } = store;
  const box = layout.ofThread[store.threadOf(messages.to[selected] as number)];
  const taken = messages.taken[selected] as number;
  if (box === undefined || Number.isNaN(taken)) return;
  const topPx = rowTop(box, messages.slot[selected] as number);
  // Pinned lanes lie over it.
  if (!box.pinned && topPx < scrollPx + layout.pinnedPx) return;
  const handled = messages.handled[selected] as number;
  const from = Math.max(-10, xOf(scale, taken));
  const to = Math.min(scale.widthPx + 10, xOf(scale, Number.isNaN(handled) ? nowNs : handled));
  g.strokeStyle = palette.ink;
  g.lineWidth = 2;
  g.beginPath();
  g.roundRect(from - 1.5, topPx - 1.5, Math.max(2, to - from) + 3, box.barPx + 3, 4);
  g.stroke();
}

/** One stroke and one fill for all of them: a call of the canvas costs as much as an arrow. */
function paintTogether(g: Pen, arrows: readonly Arrow[], head: number): void {
  if (arrows.length === 0) return;
  g.beginPath();
  for (const arrow of arrows) addShaft(g, arrow, head);
  g.stroke();
  g.beginPath();
  for (const arrow of arrows) addHead(g, arrow, head);
  g.fill();
}

const paintArrow = (g: Pen, arrow: Arrow, head: number): void => paintTogether(g, [arrow], head);

function addShaft(g: Pen, arrow: Arrow, head: number): void {
  const { c1x, c1y, c2x, c2y } = curveOf(arrow);
  const { dx, dy } = directionOf(arrow, c2x, c2y);
  g.moveTo(arrow.fromXPx, arrow.fromYPx);
  g.bezierCurveTo(c1x, c1y, c2x, c2y, arrow.toXPx - dx * head, arrow.toYPx - dy * head);
}

function addHead(g: Pen, arrow: Arrow, head: number): void {
  const { c2x, c2y } = curveOf(arrow);
  const { dx, dy } = directionOf(arrow, c2x, c2y);
  const { toXPx, toYPx } = arrow;
  g.moveTo(toXPx, toYPx);
  g.lineTo(toXPx - (dx * 1.5 - dy * 0.75) * head, toYPx - (dy * 1.5 + dx * 0.75) * head);
  g.lineTo(toXPx - (dx * 1.5 + dy * 0.75) * head, toYPx - (dy * 1.5 - dx * 0.75) * head);
}

function directionOf({ toXPx, toYPx }: Arrow, c2x: number, c2y: number): { dx: number; dy: number } {
  const long = Math.hypot(toXPx - c2x, toYPx - c2y) || 1;
  return { dx: (toXPx - c2x) / long, dy: (toYPx - c2y) / long };
}
