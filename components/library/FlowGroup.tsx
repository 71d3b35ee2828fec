import type { ReactNode } from 'react';
import type { FlowSummary } from '@/api/types.ts';
import { FlowCard } from './FlowCard.tsx';

interface FlowGroupProps {
  id: string;
  title: string;
  flows: FlowSummary[];
  nowMs: number;
  open: (page: string) => void;
  /** In place of cards where there are none. */
  empty?: ReactNode;
}

export function FlowGroup({ id, title, flows, nowMs, open, empty }: FlowGroupProps) {
  if (flows.length === 0 && !empty) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2.5 flex items-baseline gap-2 font-medium text-muted">
        {title}
        <span className="text-xs tabular-nums">{flows.length}</span>
      </h2>
      {flows.length === 0 ? (
        empty
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(272px,1fr))] gap-4">
          {flows.map((flow) => (
            <li key={flow.id} className="[contain-intrinsic-size:auto_264px] [&>article]:h-full">
              <FlowCard flow={flow} nowMs={nowMs} open={open} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
