/** Places along wires, for what moves on them: worked out once for each wire that stays where it is. */
import type { Point } from '@/flow/document.ts';
import { wirePath } from './wire-path.ts';

/** Straight pieces that a wire is taken for. */
const PIECES = 24;

export interface WireSteps {
  /** x and y of each place, in turn, at equal distances along the wire. */
  places: Float32Array;
}

/** The ends of the wire, in canvas pixels. */
export function wireSteps(from: Point, to: Point): WireSteps {
  const bends = bendsOf(wirePath(from, to));
  const line: number[] = [];
  for (const [a, b, c, d] of bends) {
    for (let i = line.length === 0 ? 0 : 1; i <= PIECES; i++) {
      const u = i / PIECES;
      const v = 1 - u;
      const at = (axis: 'x' | 'y') =>
        v * v * v * a[axis] + 3 * v * v * u * b[axis] + 3 * v * u * u * c[axis] + u * u * u * d[axis];
      line.push(at('x'), at('y'));
    }
  }
  return { places: evenly(line) };
}

/** Where something is that has gone a share 0..1 of the way. */
export function placeOn({ places }: WireSteps, share: number, into: Point): void {
  const last = places.length / 2 - 1;
  const at = Math.min(last, Math.max(0, share * last));
  const i = Math.min(last - 1, Math.floor(at));
  const part = at - i;
  into.x = (places[2 * i] as number) * (1 - part) + (places[2 * i + 2] as number) * part;
  into.y = (places[2 * i + 1] as number) * (1 - part) + (places[2 * i + 3] as number) * part;
}

/** The path's own bends: `M C [L C]`, as `wirePath` writes it. A straight piece is a bend too. */
function bendsOf(path: string): [Point, Point, Point, Point][] {
  const bends: [Point, Point, Point, Point][] = [];
  let at: Point = { x: 0, y: 0 };
  for (const [, letter = '', rest = ''] of path.matchAll(/([MCL])([^MCL]*)/g)) {
    const points = [...rest.matchAll(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g)].map(
      ([, x, y]): Point => ({ x: Number(x), y: Number(y) }),
    );
    const end = points.at(-1) ?? at;
    if (letter === 'C') bends.push([at, points[0] ?? at, points[1] ?? end, end]);
    else if (letter === 'L') bends.push([at, at, end, end]);
    at = end;
  }
  return bends;
}

/** The same line in pieces of equal length: what moves on it does not change its pace. */
function evenly(line: readonly number[]): Float32Array {
  const n = line.length / 2;
  const lengths = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    const dx = (line[2 * i] as number) - (line[2 * i - 2] as number);
    const dy = (line[2 * i + 1] as number) - (line[2 * i - 1] as number);
    lengths[i] = (lengths[i - 1] as number) + Math.hypot(dx, dy);
  }
  const places = new Float32Array(2 * (PIECES + 1));
  const whole = lengths[n - 1] as number;
  let i = 1;
  for (let k = 0; k <= PIECES; k++) {
    const wanted = (whole * k) / PIECES;
    while (i < n - 1 && (lengths[i] as number) < wanted) i++;
    const from = lengths[i - 1] as number;
    const piece = (lengths[i] as number) - from;
    const part = piece > 0 ? Math.min(1, (wanted - from) / piece) : 0;
    for (const axis of [0, 1])
      places[2 * k + axis] =
        (line[2 * i - 2 + axis] as number) * (1 - part) + (line[2 * i + axis] as number) * part;
  }
  return places;
}
