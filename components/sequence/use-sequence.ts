'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useArea } from '@/components/timeline/area.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import type { SequenceOf } from '@/components/timeline/trace-messages.ts';
import type { Sequence } from '@/trace/sequence/sequence.ts';
import { useSequenceChoice } from './sequence-choice.ts';

/** Least time between two questions while the trace grows, in ms. */
const AGAIN_MS = 1000;

export interface ShownSequence {
  what: SequenceOf;
  /** Null until the first answer, and where the message of a chain is not in the trace. */
  sequence: Sequence | null;
  /** An answer is there. */
  isKnown: boolean;
}

/** The sequence that was chosen, kept up with the trace. */
export function useSequence(runId: string): ShownSequence {
  const { of, chainOf, lines } = useSequenceChoice();
  const area = useArea((s) => s.area);
  const what = useMemo<SequenceOf>(() => {
    if (of === 'chain' && chainOf !== null) return { kind: 'chain', id: chainOf };
    return of === 'area' && area !== null ? { kind: 'area', area } : { kind: 'view' };
  }, [of, chainOf, area]);
  const isOpen = useTrace((s) => s.runId === runId && s.state !== null);
  const grownNs = useTrace((s) => s.state?.lastNs ?? 0);
  const [shown, setShown] = useState<ShownSequence | null>(null);
  const asked = useRef({ what: null as SequenceOf | null, lines: '', at: 0, number: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the trace has grown, ask again.
  useEffect(() => {
    if (!isOpen) return;
    const isNew = asked.current.what !== what || asked.current.lines !== lines;
    const waitMs = isNew ? 0 : Math.max(0, asked.current.at + AGAIN_MS - performance.now());
    const timer = setTimeout(() => {
      const number = asked.current.number + 1;
      asked.current = { what, lines, at: performance.now(), number };
      void traceClient.sequence(what, lines).then((sequence) => {
        // A live trace grows meanwhile: only a later question makes an answer stale.
        if (number === asked.current.number) setShown({ what, sequence, isKnown: true });
      });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [what, lines, isOpen, grownNs]);
  return shown ?? { what, sequence: null, isKnown: false };
}
