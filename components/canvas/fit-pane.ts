interface Pane {
  width: number;
  height: number;
}

/** Gives a canvas the size of the pane, and empties it. @returns device pixels in one of the pane's */
export function fitPane(context: CanvasRenderingContext2D, { width, height }: Pane): number {
  const { canvas } = context;
  const ratio = window.devicePixelRatio || 1;
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  return ratio;
}
