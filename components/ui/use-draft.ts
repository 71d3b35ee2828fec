'use client';
import { useEffect, useRef, useState } from 'react';

export interface Draft {
  text: string;
  /** Why the text was not taken; what was typed stays. */
  error: string | null;
  type: (text: string) => void;
  commit: () => void;
  /** Back to the value that stands. */
  reset: () => void;
}

/**
 * Text on its way to becoming a value. It is taken on `commit` if `check` finds nothing; else the text and the reason
 * stay. When the value changes from outside (an undo), the text follows. A field that leaves the screen while it is
 * being typed in, because something else was selected, commits first.
 */
export function useDraft(
  value: string,
  take: (text: string) => void,
  check: (text: string) => string | null = () => null,
): Draft {
  const [draft, setDraft] = useState({ base: value, text: value, error: null as string | null });
  let current = draft;
  if (draft.base !== value) {
    current = { base: value, text: value, error: null };
    setDraft(current);
  }
  const leave = useRef(() => {});
  useEffect(() => {
    leave.current = () => {
      if (current.text !== value && check(current.text) === null) take(current.text);
    };
  });
  useEffect(() => () => leave.current(), []);

  const change = (part: Partial<typeof draft>) => setDraft({ ...current, base: value, ...part });
  return {
    text: current.text,
    error: current.error,
    type: (text) => change({ text, error: current.error && check(text) }),
    commit: () => {
      if (current.text === value) return change({ error: null });
      const error = check(current.text);
      change({ error });
      if (!error) take(current.text);
    },
    reset: () => change({ text: value, error: null }),
  };
}
