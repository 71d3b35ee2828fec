import type { ThreadColour } from '@/flow/document.ts';
import { threadCss } from './thread-css.ts';

/** Decoration beside a thread's name, which says the same in words. */
export function ThreadDot({ colour, sizePx = 8 }: { colour: ThreadColour; sizePx?: number }) {
  return (
    <span
      aria-hidden
      className="inline-block shrink-0 rounded-full"
      style={{ width: sizePx, height: sizePx, background: threadCss(colour) }}
    />
  );
}
