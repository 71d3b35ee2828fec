/**
 * How the parts of an actor's time are called and coloured: its own work in its thread's colour, waiting for others in
 * stripes, nothing to do in grey.
 */
import type { ThreadColour } from '@/flow/document.ts';
import type { Shares } from '@/trace/waits/time-shares.ts';
import { threadCss } from './thread-css.ts';

export const shareNames: Record<keyof Shares, string> = {
  busy: 'Busy',
  outside: 'Awaiting the outside',
  answer: 'Waiting for an answer',
  full: 'Waiting on a full queue',
  input: 'Waiting for input',
};

/** The same where there is little room. */
export const shortShareNames: Record<keyof Shares, string> = {
  busy: 'busy',
  outside: 'outside',
  answer: 'answer',
  full: 'full queue',
  input: 'input',
};

/** What each means, for a tooltip. */
export const shareMeanings: Record<keyof Shares, string> = {
  busy: 'Its code runs',
  outside: 'It awaits a file, a program, time, or its turn on a thread with others',
  answer: 'It has asked and has no answer yet',
  full: 'What it sends finds no place',
  input: 'It has nothing to do',
};

const FADED = 'color-mix(in srgb, var(--warn) 25%, var(--surface))';

/** As CSS backgrounds. Stripes tell waiting from the work of a thread that happens to be amber. */
export function shareBackgrounds(colour: ThreadColour): Record<keyof Shares, string> {
  return {
    busy: threadCss(colour),
    outside: `color-mix(in srgb, ${threadCss(colour)} 40%, var(--surface))`,
    answer: `repeating-linear-gradient(45deg, var(--warn) 0 1px, ${FADED} 1px 4px)`,
    full: `repeating-linear-gradient(135deg, var(--warn) 0 3px, ${FADED} 3px 4px)`,
    input: 'var(--line-strong)',
  };
}
