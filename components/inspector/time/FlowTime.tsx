'use client';
import { useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { shareWords } from '@/components/parts/figure-words.ts';
import { shareBackgrounds, shortShareNames } from '@/components/parts/time-shares.ts';
import type { Flow } from '@/flow/document.ts';
import type { ActorWaits, RunWaits } from '@/trace/waits/run-waits.ts';
import { SHARES } from '@/trace/waits/time-shares.ts';
import { RecordLink } from '../RecordLink.tsx';
import { Section } from '../Section.tsx';
import { selectPlace } from '../select-place.ts';
import { TimeBar } from './TimeBar.tsx';

/** Actors that are listed before somebody asks for all. */
const FIRST = 8;

/** Where the time of all actors went in the run on screen, those at work most first; nothing while there is none. */
export function FlowTime() {
  const flow = useDocument((state) => state.document);
  const waits = useSession((state) => state.waits);
  const [all, setAll] = useState(false);
  const rows = waits === null ? [] : rowsOf(flow, waits);
  if (rows.length === 0 || waits === null) return null;
  return (
    <Section
      title="Time in this run"
      action={
        rows.length > FIRST ? (
          <button
            type="button"
            onClick={() => setAll(!all)}
            className="text-accent-text text-xs hover:underline"
          >
            {all ? 'Show fewer' : `Show all ${rows.length}`}
          </button>
        ) : null
      }
    >
      <BottleneckLine flow={flow} waits={waits} />
      <ul>
        {(all ? rows : rows.slice(0, FIRST)).map(({ id, shares, colour }) => (
          <li key={id} className="grid h-6 grid-cols-[minmax(0,1fr)_88px_34px] items-center gap-2">
            <RecordLink table="actors" id={id} className="-ml-1" />
            <TimeBar shares={shares} colour={colour} className="h-1.5" />
            <span className="text-right text-muted text-xs tabular-nums">{shareWords(shares.busy)}</span>
          </li>
        ))}
      </ul>
      <Legend />
    </Section>
  );
}

function BottleneckLine({ flow, waits }: { flow: Flow; waits: RunWaits }) {
  const { bottleneck } = waits;
  if (bottleneck === null) {
    return waits.deadlocks.some(({ resolvedNs }) => resolvedNs === null) ? null : (
      <p className="text-muted">No actor makes the others wait for long.</p>
    );
  }
  const id = Object.keys(flow.actors).find((each) => flow.actors[each]?.name === bottleneck.actor);
  const tone = bottleneck.waiter === null ? '' : 'text-warn';
  if (id === undefined) return <p className={tone}>{bottleneck.sentence}</p>;
  return (
    <button
      type="button"
      onClick={() => selectPlace({ kind: 'actor', id })}
      className={`-mx-1.5 rounded-md px-1.5 py-0.5 text-left hover:bg-hover ${tone}`}
    >
      {bottleneck.sentence}
    </button>
  );
}

function Legend() {
  // In neutral: in the list each actor's own work has the colour of its thread.
  const backgrounds = shareBackgrounds('blue');
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-3 gap-y-0.5 text-[11px] text-muted">
      {SHARES.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden className="size-2 rounded-[2px]" style={{ background: backgrounds[kind] }} />
          {shortShareNames[kind]}
        </li>
      ))}
    </ul>
  );
}

function rowsOf(flow: Flow, waits: RunWaits) {
  return Object.entries(flow.actors)
    .flatMap(([id, { name, thread }]) => {
      const shares: ActorWaits | undefined = waits.actors[name];
      const colour = flow.threads[thread]?.colour ?? ('blue' as const);
      return shares === undefined ? [] : [{ id, shares, colour }];
    })
    .sort((a, b) => b.shares.busy + b.shares.outside - a.shares.busy - a.shares.outside);
}
