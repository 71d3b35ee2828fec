'use client';
import { useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useCommands } from '@/components/editor/commands.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { glide } from './canvas-commands.ts';

/** Zoom, at the lower left. */
export function CanvasControls() {
  const canvas = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="absolute bottom-3 left-3 z-[5] flex items-center rounded-lg border border-line bg-raised p-0.5 shadow-(--shadow-card)">
      <IconButton
        label="Zoom out"
        keys="minus"
        side="top"
        size="small"
        onClick={() => void canvas.zoomOut(glide())}
      >
        <Minus aria-hidden />
      </IconButton>
      <button
        type="button"
        aria-label={`Zoom is ${percent}%. Set it to 100%`}
        onClick={() => void canvas.zoomTo(1, glide())}
        className="h-6 w-11 rounded-md text-center text-muted text-xs tabular-nums hover:bg-hover hover:text-ink"
      >
        {percent}%
      </button>
      <IconButton
        label="Zoom in"
        keys="plus"
        side="top"
        size="small"
        onClick={() => void canvas.zoomIn(glide())}
      >
        <Plus aria-hidden />
      </IconButton>
      <IconButton
        label="Fit everything"
        keys="1"
        side="top"
        size="small"
        onClick={() => useCommands.getState().byId.get('canvas.fit')?.run()}
      >
        <Maximize aria-hidden />
      </IconButton>
    </div>
  );
}
