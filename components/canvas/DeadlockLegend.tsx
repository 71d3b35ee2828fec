import type { DeadlockWait } from '@/components/parts/deadlock-parts.ts';
import type { Id } from '@/flow/document.ts';

const kinds = [
  { wait: 'place', words: 'waits for a place in a queue', colour: 'var(--danger)' },
  { wait: 'answer', words: 'waits for an answer', colour: 'var(--warn)' },
] as const;

/** What the colours of a deadlock's wires mean; nothing while there is none. */
export function DeadlockLegend({ wires }: { wires: ReadonlyMap<Id, DeadlockWait> }) {
  const waits = new Set(wires.values());
  if (waits.size === 0) return null;
  return (
    <ul
      aria-label="Colours of the deadlock"
      className="pointer-events-none absolute top-3 left-3 z-[4] flex flex-col gap-1 rounded-md border border-line bg-raised px-2.5 py-1.5 text-[11px] text-muted shadow-(--shadow-card)"
    >
      {kinds
        .filter(({ wait }) => waits.has(wait))
        .map(({ wait, words, colour }) => (
          <li key={wait} className="flex items-center gap-2">
            <svg aria-hidden width="20" height="4">
              <line
                x1="0"
                y1="2"
                x2="20"
                y2="2"
                stroke={colour}
                strokeWidth="2.5"
                strokeDasharray={wait === 'answer' ? '5 4' : undefined}
              />
            </svg>
            {words}
          </li>
        ))}
    </ul>
  );
}
