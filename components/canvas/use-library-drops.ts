'use client';
import { type RefObject, useEffect } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { carriesItem, readDrag } from '@/components/editor/drag-item.ts';
import { addItem } from '@/components/editor/library-items.ts';
import type { CanvasInstance } from './canvas-commands.ts';

/** What is dragged from the library onto the canvas is added where it is dropped. */
export function useLibraryDrops(room: RefObject<HTMLElement | null>, canvas: CanvasInstance): void {
  useEffect(() => {
    const onDrop = (event: DragEvent) => {
      const item = event.dataTransfer ? readDrag(event.dataTransfer) : null;
      if (!item) return;
      event.preventDefault();
      void addItem(item, { centre: canvas.screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
      room.current?.focus({ preventScroll: true });
    };
    const onDragOver = (event: DragEvent) => {
      if (useDocument.getState().readOnly || !carriesItem(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const element = room.current;
    element?.addEventListener('drop', onDrop);
    element?.addEventListener('dragover', onDragOver);
    return () => {
      element?.removeEventListener('drop', onDrop);
      element?.removeEventListener('dragover', onDragOver);
    };
  }, [room, canvas]);
}
