import { drawPng } from '@/components/export/draw-png.ts';
import { fileName } from '@/components/export/file-name.ts';
import { saveFile } from '@/components/export/save-file.ts';
import { mermaidOf } from '@/trace/sequence/mermaid-of.ts';
import type { Sequence } from '@/trace/sequence/sequence.ts';

export type SequenceFormat = 'svg' | 'png' | 'mermaid';

/** The picture as it would be in a document: at its own size, its names at the top. */
export function svgOf(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const { width, height } = copy.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('class');
  for (const moved of copy.querySelectorAll('[data-moved]')) moved.removeAttribute('transform');
  return new XMLSerializer().serializeToString(copy);
}

/** @param flow its name, for that of the file */
export async function saveSequence(
  format: SequenceFormat,
  picture: SVGSVGElement,
  sequence: Sequence,
  flow: string,
): Promise<void> {
  if (format === 'mermaid') {
    const text = mermaidOf(sequence, `${sequence.total.toLocaleString('en')} messages`);
    saveFile(new Blob([text], { type: 'text/vnd.mermaid' }), fileName(flow, 'mmd', 'sequence'));
    return;
  }
  const svg = svgOf(picture);
  const file = format === 'png' ? await drawPng(svg, 2) : new Blob([svg], { type: 'image/svg+xml' });
  saveFile(file, fileName(flow, format, 'sequence'));
}
