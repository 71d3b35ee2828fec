'use client';
import { Handle, Position } from '@xyflow/react';
import { useDocument } from '@/components/editor/document.ts';

interface PortProps {
  id: string;
  side: 'in' | 'out';
  /** Pixels from the node's upper edge to its middle. */
  y: number;
  /** `Output done`. */
  label: string;
}

/** A place where wires begin or end: a small ring with a larger area to hit. */
export function Port({ id, side, y, label }: PortProps) {
  const readOnly = useDocument((state) => state.readOnly);
  return (
    <Handle
      id={id}
      type={side === 'in' ? 'target' : 'source'}
      position={side === 'in' ? Position.Left : Position.Right}
      isConnectable={!readOnly}
      title={label}
      style={{ top: y }}
      className="canvas-port"
    />
  );
}
