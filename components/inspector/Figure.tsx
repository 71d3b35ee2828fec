import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes.ts';

/** A figure that a run shows: a label and a value that is only read. */
export function Figure({
  label,
  tone,
  children,
}: {
  label: string;
  tone?: 'warn' | 'danger';
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[minmax(72px,34%)_minmax(0,1fr)] gap-x-3">
      <span className="text-muted">{label}</span>
      <span
        className={classes(
          'tabular-nums',
          tone === 'warn' && 'text-warn',
          tone === 'danger' && 'text-danger',
        )}
      >
        {children}
      </span>
    </div>
  );
}
