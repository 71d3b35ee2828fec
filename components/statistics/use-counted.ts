'use client';
import { useEffect, useState } from 'react';
import { useTrace } from '@/components/timeline/trace-client.ts';

/** While a run goes on, figures are asked for again this often. */
const AGAIN_MS = 1000;

interface Counted<T> {
  /** The latest answer; an old one stays until the next is here. */
  value: T | null;
  /** Part 0..1 that is counted, while that is going on for the first time; else null. */
  share: number | null;
}

/**
 * Asks the trace's worker until all is counted, and again as the trace grows.
 * @param ask must change when the question does
 */
export function useCounted<T extends { kind: 'counted' }>(
  ask: () => Promise<{ kind: 'counting'; share: number } | T | null>,
): Counted<T> {
  const [counted, setCounted] = useState<Counted<T>>({ value: null, share: null });
  const grown = useTrace((s) => s.state?.lastNs ?? 0);
  const phase = useTrace((s) => s.state?.phase.name);
  // A past run is read in many pieces: what counts is when that is over, or a second later.
  const version = phase === 'ended' ? `${grown}` : `${Math.floor(grown / (AGAIN_MS * 1e6))}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the trace has grown, ask again.
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = async () => {
      const answer = await ask();
      if (!current || answer === null) return;
      if (answer.kind === 'counted') {
        setCounted({ value: answer, share: null });
        return;
      }
      setCounted((before) => (before.value === null ? { value: null, share: answer.share } : before));
      timer = setTimeout(() => void go(), 0);
    };
    void go();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, version]);
  return counted;
}
