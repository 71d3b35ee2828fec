'use client';
import { useMemo } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { type DeadlockWait, deadlockParts } from '@/components/parts/deadlock-parts.ts';
import type { Flow, Id } from '@/flow/document.ts';
import type { DeadlockNames } from '@/trace/waits/run-waits.ts';

/** What the canvas shows of the deadlocks of the run on screen, by what is waited for. */
export interface Deadlocked {
  wires: ReadonlyMap<Id, DeadlockWait>;
  /** Actors and queues. */
  things: ReadonlyMap<Id, DeadlockWait>;
}

const NONE: DeadlockNames[] = [];

/** The same object as long as the same deadlocks stand: waits arrive several times a second. */
export function useDeadlocked(flow: Flow): Deadlocked {
  const key = useSession(({ waits }) => JSON.stringify(standing(waits?.deadlocks ?? NONE)));
  return useMemo(() => {
    const wires = new Map<Id, DeadlockWait>();
    const things = new Map<Id, DeadlockWait>();
    for (const deadlock of JSON.parse(key) as DeadlockNames[]) {
      const parts = deadlockParts(flow, deadlock);
      for (const [id, wait] of parts.wires) wires.set(id, wait);
      for (const [id, wait] of parts.things) things.set(id, wait);
    }
    return { wires, things };
  }, [flow, key]);
}

const standing = (deadlocks: DeadlockNames[]) => deadlocks.filter(({ resolvedNs }) => resolvedNs === null);
