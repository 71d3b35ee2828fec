import { FileQuestion } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState.tsx';

export default function FlowNotFound() {
  return (
    <main className="flex h-dvh items-center justify-center">
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title="There is no such flow"
        actions={
          <Link
            href="/"
            className="inline-flex h-8 items-center rounded-md border border-accent bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong"
          >
            All flows
          </Link>
        }
      >
        It may have been deleted, or the address is not complete. A deleted flow can be brought back from the
        list for a while.
      </EmptyState>
    </main>
  );
}
