'use client';
import { type ConnectionLineComponentProps, Position } from '@xyflow/react';
import { useConnecting } from './connecting.ts';
import { wirePath } from './wire-path.ts';

/** The wire under the pointer while it is drawn, with the reason where it cannot end. */
export function HeldWire({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toNode,
  connectionStatus,
}: ConnectionLineComponentProps) {
  const reasons = useConnecting((state) => state.reasons);
  const from = { x: fromX, y: fromY };
  const to = { x: toX, y: toY };
  const path = fromPosition === Position.Left ? wirePath(to, from) : wirePath(from, to);
  const reason = toNode ? reasons.get(toNode.id) : undefined;
  return (
    <g>
      <path
        d={path}
        fill="none"
        className={`canvas-wire is-held ${reason || connectionStatus === 'invalid' ? 'is-refused' : ''}`}
      />
      {reason ? (
        <foreignObject x={toX + 14} y={toY + 10} width={240} height={80}>
          <p className="inline-block rounded-md border border-line bg-raised px-2 py-1 text-danger text-xs shadow-(--shadow-pop)">
            {reason}
          </p>
        </foreignObject>
      ) : null}
    </g>
  );
}
