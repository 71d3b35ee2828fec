'use client';
import { useDocument } from '@/components/editor/document.ts';
import type { Id } from '@/flow/document.ts';
import { RecordLink } from '../RecordLink.tsx';
import { Section } from '../Section.tsx';
import { readersOf, sendersTo } from '../wiring.ts';

/** Who is at the two ends of a queue. */
export function QueueEnds({ id }: { id: Id }) {
  const flow = useDocument((state) => state.document);
  const senders = sendersTo(flow, id);
  const readers = readersOf(flow, id);
  return (
    <>
      <Section title="Sent by">
        {senders.length === 0 ? <p className="text-muted">Nobody yet.</p> : null}
        <ul>
          {senders.map((wire) => (
            <li key={wire.id} className="flex h-7 items-center gap-1">
              <RecordLink table="actors" id={wire.actor} className="-ml-1" />
              <span className="truncate font-mono text-muted text-xs">{wire.port}</span>
              {wire.ask ? <span className="ml-auto text-muted text-xs">asks</span> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Read by">
        {readers.length === 0 ? <p className="text-muted">Nobody yet.</p> : null}
        <ul>
          {readers.map((wire) => (
            <li key={wire.id} className="flex h-7 items-center">
              <RecordLink table="actors" id={wire.actor} className="-ml-1" />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
