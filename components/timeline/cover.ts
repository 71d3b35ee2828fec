/** How much of each column of a line is covered: what makes the edges of shapes smooth. */

/** Adds [from, to), in columns; no column is covered more than once over. */
export function cover(line: Float32Array, columns: number, from: number, to: number): void {
  const left = Math.max(0, from);
  const right = Math.min(columns, to);
  if (!(right > left)) return;
  const first = Math.floor(left);
  const last = Math.floor(right);
  if (first === last) {
    line[first] = Math.min(1, (line[first] as number) + right - left);
    return;
  }
  line[first] = Math.min(1, (line[first] as number) + first + 1 - left);
  if (last > first + 1) line.fill(1, first + 1, last);
  if (last < columns) line[last] = Math.min(1, (line[last] as number) + right - last);
}

/** By how much a line of a rounded corner lies further in than the edge; lines are counted from the edge inwards. */
export const cornerInset = (radius: number, line: number) =>
  radius - Math.sqrt(radius * radius - (radius - line - 0.5) ** 2);
