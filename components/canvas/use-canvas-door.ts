'use client';
import { type RefObject, useEffect } from 'react';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useCommands } from '@/components/editor/commands.ts';
import { useDocument } from '@/components/editor/document.ts';
import { type CanvasInstance, canvasCommands, showBox } from './canvas-commands.ts';
import { boxOf } from './fit-view.ts';

/** Registers the canvas's commands, and answers what other rooms ask of it. */
export function useCanvasDoorKeeper(
  room: RefObject<HTMLElement | null>,
  canvas: CanvasInstance,
  openConnect: () => void,
): void {
  useEffect(() => {
    const size = () => sizeOf(room);
    return useCommands.getState().register(canvasCommands({ canvas, size, openConnect }));
  }, [room, canvas, openConnect]);
  useEffect(() => {
    useCanvasDoor.setState({
      centre: () => {
        const box = room.current?.getBoundingClientRect();
        if (!box) return { x: 0, y: 0 };
        return canvas.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      },
      focus: () => room.current?.focus({ preventScroll: true }),
      reveal: (selection) => {
        const box = boxOf(useDocument.getState().document, selection);
        if (box === null) return;
        const { x, y, zoom } = canvas.getViewport();
        const { width, height } = sizeOf(room);
        const isInside =
          box.x * zoom + x >= 0 &&
          box.y * zoom + y >= 0 &&
          (box.x + box.width) * zoom + x <= width &&
          (box.y + box.height) * zoom + y <= height;
        if (!isInside) showBox(canvas, box, { width, height }, Math.min(1, zoom));
      },
    });
  }, [room, canvas]);
}

const sizeOf = (room: RefObject<HTMLElement | null>) => ({
  width: room.current?.offsetWidth ?? 0,
  height: room.current?.offsetHeight ?? 0,
});
