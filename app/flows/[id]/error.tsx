'use client';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';

export default function FlowError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex h-dvh items-center justify-center">
      <EmptyState
        icon={<TriangleAlert aria-hidden />}
        title="This flow could not be shown"
        actions={
          <>
            <Link
              href="/"
              className="inline-flex h-7 items-center rounded-md border border-line-strong bg-raised px-2.5 font-medium hover:bg-hover"
            >
              All flows
            </Link>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </>
        }
      >
        <p>What was saved is safe. If it happens again, these words help to find out why:</p>
        <code className="mt-2 block max-w-80 overflow-auto rounded-md bg-field p-2 text-left font-mono text-xs">
          {error.message || 'No message'}
          {error.digest ? ` (${error.digest})` : ''}
        </code>
      </EmptyState>
    </main>
  );
}
