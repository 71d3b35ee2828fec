import type { Point } from '@/flow/document.ts';

/** A wire leaves to the right and enters from the left; one that has to go back swings out at both ends. */
export function wireCurve(from: Point, to: Point): [Point, Point] {
  const distance = to.x - from.x;
  const reach = distance >= 0 ? Math.max(distance / 2, 24) : Math.min(24 + Math.sqrt(-distance) * 8, 220);
  return [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
}

export function wirePath(from: Point, to: Point): string {
  const [a, b] = wireCurve(from, to);
  return `M${round(from.x)},${round(from.y)} C${round(a.x)},${round(a.y)} ${round(b.x)},${round(b.y)} ${round(to.x)},${round(to.y)}`;
}

/** The middle of the curve, where its mark sits. */
export function wireMiddle(from: Point, to: Point): Point {
  const [a, b] = wireCurve(from, to);
  return { x: (from.x + 3 * a.x + 3 * b.x + to.x) / 8, y: (from.y + 3 * a.y + 3 * b.y + to.y) / 8 };
}

const round = (n: number) => Math.round(n * 10) / 10;
