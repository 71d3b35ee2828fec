import { History } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState.tsx';

export default function RunNotFound() {
  return (
    <main className="flex h-dvh items-center justify-center">
      <EmptyState
        icon={<History aria-hidden />}
        title="There is no such run"
        actions={
          <Link
            href="/"
            className="inline-flex h-8 items-center rounded-md border border-accent bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong"
          >
            All flows
          </Link>
        }
      >
        It may have been deleted, and its trace with it. The flow itself is among all flows.
      </EmptyState>
    </main>
  );
}
