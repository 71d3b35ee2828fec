'use client';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { classes } from '@/components/ui/classes.ts';
import type { WireEdge } from './derive-edges.ts';
import { wireMiddle, wirePath } from './wire-path.ts';

/** A wire. One that brings answers back is dashed and says so. */
export const WireLine = memo(function WireLine({
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
  data,
}: EdgeProps<WireEdge>) {
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX, y: targetY };
  const path = wirePath(from, to);
  const middle = data?.ask ? wireMiddle(from, to) : null;
  return (
    <>
      <path
        d={path}
        fill="none"
        stroke="transparent"
        strokeWidth={14}
        className="react-flow__edge-interaction"
      />
      <path
        d={path}
        fill="none"
        strokeDasharray={data?.ask ? '5 4' : undefined}
        className={classes(
          'canvas-wire react-flow__edge-path',
          selected ? 'is-selected' : data?.lit && 'is-lit',
          data?.problem && 'has-problem',
          data?.deadlock && `is-deadlocked for-${data.deadlock}`,
        )}
      />
      {middle ? (
        <EdgeLabelRenderer>
          <span
            className={classes(
              'pointer-events-none absolute rounded-full border bg-raised px-1.5 text-[10px] leading-[14px]',
              selected ? 'border-accent text-accent-text' : 'border-line-strong text-muted',
            )}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            ask
          </span>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
});
