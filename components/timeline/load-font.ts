/** A worker has none of the page's fonts: the timeline's letters are brought here, so that they match the page. */

const FAMILY = 'Inter Variable';
export const SYSTEM_FONT = '11px ui-sans-serif, system-ui, sans-serif';
/**
 * Named only once it is loaded: a canvas keeps what a font's name meant when it was first set, so a name that
 * was tried too early stays with the system's letters.
 */
export const PAGE_FONT = `11px '${FAMILY}', ui-sans-serif, system-ui, sans-serif`;

interface WorkerFonts {
  fonts?: { add: (face: FontFace) => void };
}

/** The font to paint letters in: the page's own, or the system's where that cannot be had. */
export async function loadFont(): Promise<string> {
  const { fonts } = globalThis as WorkerFonts;
  if (fonts === undefined) return SYSTEM_FONT;
  const address = new URL(
    '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    import.meta.url,
  );
  const face = new FontFace(FAMILY, `url("${address.href}") format("woff2")`, { weight: '100 900' });
  fonts.add(await face.load());
  return PAGE_FONT;
}
