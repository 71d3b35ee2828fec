import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';

interface Props {
  icon: ReactNode;
  /** `There is no such flow`. */
  title: string;
  /** Why that may be, and what can be done. */
  children: ReactNode;
}

/** A page for an address that leads nowhere, with the way back to all flows. */
export function MissingPage({ icon, title, children }: Props) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        icon={icon}
        title={title}
        actions={
          <Link
            href="/"
            className="inline-flex h-8 items-center rounded-md border border-accent bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong"
          >
            All flows
          </Link>
        }
      >
        {children}
      </EmptyState>
    </main>
  );
}
