'use client';
import { Kbd } from '@/components/ui/Kbd.tsx';

/** What stands where nothing is drawn yet. */
export function EmptyCanvas({ readOnly }: { readOnly: boolean }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-[2] flex flex-col items-center justify-center gap-2 text-center">
      <svg width="196" height="48" viewBox="0 0 196 48" aria-hidden className="mb-1 text-line-strong">
        <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="4 4">
          <rect x="1" y="6" width="52" height="36" rx="6" />
          <rect x="73" y="12" width="50" height="24" rx="12" />
          <rect x="143" y="6" width="52" height="36" rx="6" />
          <path d="M53 24h20M123 24h20" />
        </g>
      </svg>
      {readOnly ? (
        <p className="font-medium">This flow was empty when it ran.</p>
      ) : (
        <>
          <p className="flex items-center gap-1.5 font-medium">
            Drag a part here, or press <Kbd keys="mod+k" />
          </p>
          <p className="max-w-72 text-muted">
            Actors do the work, each on its own thread. Drag from the ring of one to another, and a queue
            joins them.
          </p>
        </>
      )}
    </div>
  );
}
