import { FileQuestion } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState.tsx';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title="There is nothing here"
        actions={
          <Link
            href="/"
            className="inline-flex h-8 items-center rounded-md border border-accent bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong"
          >
            All flows
          </Link>
        }
      >
        The address may be wrong, or what was here has been deleted.
      </EmptyState>
    </main>
  );
}
