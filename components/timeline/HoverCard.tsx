import { messageWords } from './message-words.ts';
import { LABELS_PX } from './scene.ts';
import type { Hover } from './use-timeline-pointer.ts';

/** What the pointer is on: in words, with the content's first line. */
export function HoverCard({ hover, hostPx }: { hover: Hover; hostPx: number }) {
  const right = hover.xPx > hostPx / 2;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 max-w-96 rounded-md border border-line bg-raised px-2 py-1 text-xs shadow-(--shadow-pop)"
      style={{
        top: hover.yPx + 14,
        ...(right ? { right: hostPx - hover.xPx + 8 } : { left: LABELS_PX + hover.xPx + 8 }),
      }}
    >
      {hover.kind === 'words' ? (
        hover.lines.map((line, index) => (
          <div
            key={line}
            className={`truncate ${index > 0 && index === hover.lines.length - 1 ? 'text-muted' : ''}`}
          >
            {line}
          </div>
        ))
      ) : (
        <>
          <div className="truncate">{messageWords(hover.facts)}</div>
          {hover.facts.from === null ? null : (
            <div className="truncate text-muted">from {hover.facts.from}</div>
          )}
          {hover.facts.preview === '' ? null : (
            <div className="truncate font-mono text-muted">{hover.facts.preview.slice(0, 120)}</div>
          )}
        </>
      )}
    </div>
  );
}
