'use client';
import { useEffect, useRef, useState } from 'react';
import type { Rows } from '@/components/timeline/trace-messages.ts';

/** Rows kept beyond what is in view, at each end. */
const MARGIN = 60;
const ASK_AGAIN_MS = 250;
const SEARCHING_MS = 40;

/**
 * The rows in view of a list that lives in the trace's worker. `read` must change when the filter does;
 * `version` when the trace has grown. `before`: rows of an earlier look, to begin with.
 * Old rows stay on screen until the new ones are here.
 */
export function useRows<T, R extends Rows<T> & { progress?: number }>(
  read: (from: number, to: number) => Promise<R>,
  version: number,
  first: number,
  last: number,
  before: R | null = null,
): { answer: R | null; total: number; row: (index: number) => T | undefined } {
  const [rows, setRows] = useState(before);
  const asked = useRef<{ busy: boolean; again: (() => void) | null }>({ busy: false, again: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the trace has grown, ask again.
  useEffect(() => {
    let current = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      if (!current) return;
      // One question at a time: a live run would ask faster than a large list is searched.
      if (asked.current.busy) {
        asked.current.again = ask;
        return;
      }
      asked.current.busy = true;
      void read(Math.max(0, first - MARGIN), last + MARGIN).then((answer) => {
        asked.current.busy = false;
        if (current) setRows(answer);
        // Nothing may come after it that would make anybody ask.
        const againMs = (answer.progress ?? 1) < 1 ? SEARCHING_MS : ASK_AGAIN_MS;
        if (current && answer.isOld) later = setTimeout(ask, againMs);
        const next = asked.current.again;
        asked.current.again = null;
        next?.();
      });
    };
    ask();
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [read, version, Math.floor(first / 20), Math.floor(last / 20)]);
  return { answer: rows, total: rows?.total ?? 0, row: (index) => rows?.rows[index - rows.from] };
}
