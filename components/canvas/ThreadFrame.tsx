'use client';
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, use } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { threadCss } from '@/components/parts/thread-css.ts';
import { classes } from '@/components/ui/classes.ts';
import type { Box } from '@/flow/document.ts';
import { resizeFrame } from '@/flow/edits/change-thread.ts';
import type { FrameNode } from './derive-nodes.ts';
import { Detail } from './detail.ts';
import { NameInPlace } from './NameInPlace.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { useResizing } from './resizing.ts';

/** A thread that several actors share: a tinted frame around them. */
export const ThreadFrame = memo(function ThreadFrame({ id, data, selected }: NodeProps<FrameNode>) {
  const { thread, awaitsDrop, badge } = data;
  const detail = use(Detail);
  const readOnly = useDocument((state) => state.readOnly);
  const colour = threadCss(thread.colour);
  return (
    <div
      className={classes('relative size-full rounded-[10px] border', selected && 'ring-1')}
      style={{
        borderColor: `color-mix(in srgb, ${colour} ${awaitsDrop || selected ? 90 : 45}%, transparent)`,
        background: `color-mix(in srgb, ${colour} ${awaitsDrop ? 16 : 7}%, transparent)`,
        ['--tw-ring-color' as string]: colour,
      }}
    >
      {detail === 'far' ? null : (
        <div
          className={classes(
            'absolute left-2.5 flex max-w-[calc(100%-20px)] items-center gap-1.5 rounded-full border bg-raised px-2 leading-none',
            detail === 'middle' ? '-top-3 h-6 text-[15px]' : '-top-[10px] h-5 text-[10.5px]',
          )}
          style={{ borderColor: `color-mix(in srgb, ${colour} 45%, transparent)` }}
        >
          <span aria-hidden className="size-[7px] shrink-0 rounded-full" style={{ background: colour }} />
          <span className="shrink-0 text-muted">thread</span>
          <NameInPlace table="threads" id={id} name={thread.name} className="min-w-6 leading-[1.35]" />
        </div>
      )}
      {selected && !readOnly ? (
        <NodeResizer
          color="var(--accent)"
          handleClassName="canvas-resize"
          lineClassName="canvas-resize-line"
          onResize={(_, box) => useResizing.setState({ resized: { id, box: whole(box) } })}
          onResizeEnd={(_, box) => {
            useResizing.setState({ resized: null });
            useDocument.getState().edit(`Resize ${thread.name}`, (flow) => resizeFrame(flow, id, whole(box)));
          }}
        />
      ) : null}
      {badge ? <ProblemMark badge={badge} className="-top-2 -right-2" /> : null}
    </div>
  );
});

/** Whole pixels: nobody wants to read the others in a file. */
const whole = ({ x, y, width, height }: Box): Box => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});
