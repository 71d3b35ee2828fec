'use client';
import { type RefObject, useEffect } from 'react';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useCommands } from '@/components/editor/commands.ts';
import { type CanvasInstance, canvasCommands, FIT, glide } from './canvas-commands.ts';

/** Registers the canvas's commands, and answers what other rooms ask of it. */
export function useCanvasDoorKeeper(
  room: RefObject<HTMLElement | null>,
  canvas: CanvasInstance,
  openConnect: () => void,
): void {
  useEffect(
    () => useCommands.getState().register(canvasCommands({ canvas, openConnect })),
    [canvas, openConnect],
  );
  useEffect(() => {
    useCanvasDoor.setState({
      centre: () => {
        const box = room.current?.getBoundingClientRect();
        if (!box) return { x: 0, y: 0 };
        return canvas.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      },
      focus: () => room.current?.focus({ preventScroll: true }),
      reveal: ({ actors = [], queues = [], threads = [] }) => {
        const box = room.current?.getBoundingClientRect();
        const nodes = [...actors, ...queues, ...threads].flatMap((id) => canvas.getNode(id) ?? []);
        if (!box || nodes.length === 0) return;
        const inside = nodes.every((node) => {
          const from = canvas.flowToScreenPosition(node.position);
          const to = canvas.flowToScreenPosition({
            x: node.position.x + (node.width ?? 0),
            y: node.position.y + (node.height ?? 0),
          });
          return from.x >= box.left && from.y >= box.top && to.x <= box.right && to.y <= box.bottom;
        });
        if (!inside)
          void canvas.fitView({ ...FIT, ...glide(), maxZoom: Math.min(1, canvas.getZoom()), nodes });
      },
    });
  }, [room, canvas]);
}
