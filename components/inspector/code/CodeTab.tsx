'use client';
import { useDocument } from '@/components/editor/document.ts';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import type { Inspected } from '../inspected.ts';
import { OwnCode } from './OwnCode.tsx';
import { PartCode } from './PartCode.tsx';

export function CodeTab({ of }: { of: Inspected }) {
  const kind = useDocument((state) =>
    of.kind === 'actor' ? state.document.actors[of.id]?.work.kind : undefined,
  );
  if (of.kind !== 'actor' || kind === undefined)
    return (
      <EmptyState title="No code here">Select one actor to see the code that its thread runs.</EmptyState>
    );
  return kind === 'code' ? <OwnCode key={of.id} id={of.id} /> : <PartCode key={of.id} id={of.id} />;
}
