/** Browsers refuse canvases beyond about this: pixels a side, and pixels in all. */
const MOST_SIDE = 16_000;
const MOST_AREA = 120_000_000;

/** The scale nearest to `wanted` at which a picture of this size can still be drawn. */
export function pngScale(width: number, height: number, wanted: number): number {
  return Math.min(wanted, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_AREA / (width * height)));
}

/** Draws an SVG that holds nothing from outside. Throws an Error with words for the user. */
export async function drawPng(svg: string, wantedScale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = pngScale(image.naturalWidth, image.naturalHeight, wantedScale);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('This browser cannot draw the picture.');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!png) throw new Error('The picture is too large for this browser. Take the SVG.');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
