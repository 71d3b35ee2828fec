import { useEffect, useState } from 'react';
import type { Arrival } from './library-actions.ts';

export async function readFiles(files: Iterable<File>): Promise<Arrival[]> {
  return Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
}

const inTextField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null;

/** Flows that are dropped anywhere on the page or pasted outside a text field. Answers true while files hover over it. */
export function useArrivals(take: (arrivals: Arrival[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    // Each element under the pointer sends its own enter and leave.
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setHovering(false);
    };
    const over = (event: DragEvent) => {
      // Without this the browser would leave the page and open the file.
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      take(await readFiles(event.dataTransfer?.files ?? []));
    };
    const paste = async (event: ClipboardEvent) => {
      if (inTextField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) take(await readFiles(files));
      else if (text.trim() !== '') take([{ name: 'The clipboard', text }]);
    };
    const onDrop = (event: DragEvent) => void drop(event);
    const onPaste = (event: ClipboardEvent) => void paste(event);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [take]);
  return hovering;
}
