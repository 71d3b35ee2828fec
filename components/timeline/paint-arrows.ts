/** Arrows from sends to where they were taken. Answers what it drew, so that a pointer can find it. */
import { type Arrow, arrowsAround, arrowsInView, curveOf } from '@/trace/arrows.ts';
import { rowTop } from '@/trace/lanes.ts';
import { xOf } from '@/trace/time-scale.ts';
import { AXIS_PX, isLit, type Scene } from './scene.ts';

const MOST_LIGHT = 200;
const FEW = 30;

export function paintArrows(scene: Scene): Arrow[] {
  const { g, store, boxes, scale, palette, selected, scrollPx, lit } = scene;
  const drawn: Arrow[] = [];
  g.save();
  g.translate(0, AXIS_PX - scrollPx);
  g.lineWidth = 1;
  const light = arrowsInView(store, boxes, scale, MOST_LIGHT) ?? [];
  g.strokeStyle = palette.muted;
  g.fillStyle = palette.muted;
  // Many at once are a texture: they must not cover the bars' words.
  const faint = light.length <= FEW ? 0.6 : Math.max(0.2, (0.6 * FEW) / light.length);
  for (const arrow of light) {
    if (arrow.message === selected) continue;
    const { from, to } = store.messages;
    const seen =
      isLit(scene, to[arrow.message] as number, arrow.message) || lit?.[from[arrow.message] as number] === 1;
    g.globalAlpha = seen ? (selected >= 0 ? faint / 2 : faint) : 0.1;
    paintArrow(g, arrow, 3.5);
    drawn.push(arrow);
  }
  g.globalAlpha = 1;
  if (selected >= 0) {
    const { own, cause, effects } = arrowsAround(store, boxes, scale, selected);
    g.strokeStyle = palette.ink;
    g.fillStyle = palette.ink;
    g.globalAlpha = 0.75;
    for (const arrow of cause === null ? effects : [cause, ...effects]) {
      paintArrow(g, arrow, 5);
      drawn.push(arrow);
    }
    g.globalAlpha = 1;
    g.lineWidth = 1.75;
    if (own !== null) {
      paintArrow(g, own, 6);
      drawn.push(own);
    }
    outlineSelected(scene);
  }
  g.restore();
  return drawn;
}

function outlineSelected({ g, store, boxes, scale, palette, selected, nowNs }: Scene): void {
  const { messages } = store;
  const box = boxes[store.threadOf(messages.to[selected] as number)];
  const taken = messages.taken[selected] as number;
  if (box === undefined || Number.isNaN(taken)) return;
  const handled = messages.handled[selected] as number;
  const from = Math.max(-10, xOf(scale, taken));
  const to = Math.min(scale.widthPx + 10, xOf(scale, Number.isNaN(handled) ? nowNs : handled));
  g.strokeStyle = palette.ink;
  g.lineWidth = 2;
  g.beginPath();
  g.roundRect(
    from - 1.5,
    rowTop(box, messages.slot[selected] as number) - 1.5,
    Math.max(2, to - from) + 3,
    box.barPx + 3,
    4,
  );
  g.stroke();
}

function paintArrow(g: OffscreenCanvasRenderingContext2D, arrow: Arrow, head: number): void {
  const { c1x, c2x } = curveOf(arrow);
  g.beginPath();
  g.moveTo(arrow.fromXPx, arrow.fromYPx);
  g.bezierCurveTo(c1x, arrow.fromYPx, c2x, arrow.toYPx, arrow.toXPx - head * 0.6, arrow.toYPx);
  g.stroke();
  g.beginPath();
  g.moveTo(arrow.toXPx, arrow.toYPx);
  g.lineTo(arrow.toXPx - head * 1.5, arrow.toYPx - head * 0.75);
  g.lineTo(arrow.toXPx - head * 1.5, arrow.toYPx + head * 0.75);
  g.fill();
}
