/** A worker has none of the page's fonts: the timeline's letters are brought here, so that they match the page. */

export const FONT_FAMILY = 'Inter Variable';

interface WorkerFonts {
  fonts?: { add: (face: FontFace) => void };
}

/** Resolves when letters can be painted in it; without it the system's own are used. */
export async function loadFont(): Promise<void> {
  const { fonts } = globalThis as WorkerFonts;
  if (fonts === undefined) return;
  const address = new URL(
    '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    import.meta.url,
  );
  const face = new FontFace(FONT_FAMILY, `url("${address.href}") format("woff2")`, { weight: '100 900' });
  fonts.add(await face.load());
}
