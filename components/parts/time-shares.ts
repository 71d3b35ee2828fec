/** How the parts of an actor's time are called and coloured: its own work in its thread's colour, waiting in amber. */
import type { ThreadColour } from '@/flow/document.ts';
import type { Shares } from '@/trace/time-shares.ts';
import { threadCss } from './thread-css.ts';

export const shareNames: Record<keyof Shares, string> = {
  busy: 'Busy',
  outside: 'Awaiting the outside',
  answer: 'Waiting for an answer',
  full: 'Waiting on a full queue',
  input: 'Waiting for input',
};

/** What each means, for a tooltip. */
export const shareMeanings: Record<keyof Shares, string> = {
  busy: 'Its code runs',
  outside: 'It awaits a file, a program, time, or its turn on a thread with others',
  answer: 'It has asked and has no answer yet',
  full: 'What it sends finds no place',
  input: 'It has nothing to do',
};

const FADED = 'color-mix(in srgb, var(--warn) 30%, var(--surface))';

/** As CSS backgrounds. Those that look alike differ in their pattern too. */
export function shareBackgrounds(colour: ThreadColour): Record<keyof Shares, string> {
  return {
    busy: threadCss(colour),
    outside: `color-mix(in srgb, ${threadCss(colour)} 40%, var(--surface))`,
    answer: `repeating-linear-gradient(135deg, var(--warn) 0 2px, ${FADED} 2px 4px)`,
    full: 'var(--warn)',
    input: 'var(--line-strong)',
  };
}
