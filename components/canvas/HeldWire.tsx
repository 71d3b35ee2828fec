'use client';
import { type ConnectionLineComponentProps, Position, useStoreApi } from '@xyflow/react';
import type { Point } from '@/flow/document.ts';
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
  /** Anywhere on a card, not only at its ring. */
  const reasonAt = (at: Point, id?: string): string | undefined => {
    if (id !== undefined) return reasons.get(id);
    const { nodeLookup } = store.getState();
    for (const [other, words] of reasons) {
      const node = nodeLookup.get(other);
      if (!node) continue;
      const { x, y } = node.internals.positionAbsolute;
      const { width = 0, height = 0 } = node.measured;
      if (at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height) return words;
    }
    return undefined;
  };
  const from = { x: fromX, y: fromY };
  const to = { x: toX, y: toY };
  const path = fromPosition === Position.Left ? wirePath(to, from) : wirePath(from, to);
  const store = useStoreApi();
  const reason = reasonAt(to, toNode?.id);
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
