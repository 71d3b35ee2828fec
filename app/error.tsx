'use client';
import { useEffect } from 'react';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';

/** A page broke. What is saved is safe; runs go on without the page. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        title="This page broke"
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button onClick={() => window.location.assign('/')}>All flows</Button>
          </>
        }
      >
        What was saved is safe, and runs go on.
        {error.digest ? <span className="mt-1 block text-xs">Error {error.digest}</span> : null}
      </EmptyState>
    </main>
  );
}
