import { messageWords } from './message-words.ts';
import { LABELS_PX } from './scene.ts';
import type { Hover } from './use-timeline-pointer.ts';

/** Room that it may need. */
const HEIGHT_PX = 76;

/**
 * What the pointer is on: in words, with the content's first line.
 * @param host width and height of the lanes, in CSS pixels
 */
export function HoverCard({ hover, host }: { hover: Hover; host: { widthPx: number; heightPx: number } }) {
  const right = hover.xPx > host.widthPx / 2;
  const above = hover.yPx + HEIGHT_PX > host.heightPx;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 max-w-96 rounded-md border border-line bg-raised px-2 py-1 text-xs shadow-(--shadow-pop)"
      style={{
        ...(above ? { bottom: host.heightPx - hover.yPx + 8 } : { top: hover.yPx + 14 }),
        ...(right ? { right: host.widthPx - hover.xPx + 8 } : { left: LABELS_PX + hover.xPx + 8 }),
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
