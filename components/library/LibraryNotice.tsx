import { CloudOff, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/Button.tsx';
import type { LibraryState } from './library-store.ts';

/** Says that the list could not be read, above the list that was read last. */
export function LibraryNotice({ state, retry }: { state: LibraryState; retry: () => void }) {
  if (state.kind !== 'failed') return null;
  return (
    <div
      role="status"
      className="mb-5 flex items-center gap-3 rounded-lg border border-line bg-field px-3 py-2 text-warn"
    >
      {state.offline ? <CloudOff size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
      <p className="min-w-0 flex-1">
        {state.offline
          ? 'The server does not answer. Your flows are safe with it; this page tries again by itself.'
          : `The flows could not be read: ${state.message}`}
      </p>
      <Button size="small" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
