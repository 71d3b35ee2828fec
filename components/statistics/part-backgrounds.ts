/** How the parts of a path are drawn: work in the colour of its thread, as in the bars of actors' time; waiting without. */
import { shareBackgrounds } from '@/components/parts/time-shares.ts';
import type { ThreadColour } from '@/flow/document.ts';
import type { Part } from '@/trace/paths/path-steps.ts';

export function partBackgrounds(colour: ThreadColour): Record<Part, string> {
  const { busy, outside, answer, full, input } = shareBackgrounds(colour);
  return {
    ...{ work: busy, outside, answer, full },
    others: 'repeating-linear-gradient(45deg, var(--control) 0 2px, var(--field) 2px 4px)',
    behind: 'repeating-linear-gradient(90deg, var(--line-strong) 0 3px, var(--field) 3px 5px)',
    queue: input,
  };
}
