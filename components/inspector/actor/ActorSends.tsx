'use client';
import { Plus } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import type { Id } from '@/flow/document.ts';
import { addPort, portProblem } from '@/flow/edits/change-ports.ts';
import { Section } from '../Section.tsx';
import { useEditRecord } from '../use-edit-record.ts';
import { PortRow } from './PortRow.tsx';

/** The output ports of an actor and where each leads. */
export function ActorSends({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('actors', id);
  if (!actor) return null;
  return (
    <Section
      title="Sends to"
      action={
        readOnly ? null : (
          <IconButton
            label="Add port"
            size="small"
            disabled={actor.ports.length >= 32}
            onClick={() =>
              edit(`Add a port to ${actor.name}`, (flow) =>
                portProblem(flow, id, 'out', 'out') === null ? addPort(flow, id) : flow,
              )
            }
          >
            <Plus aria-hidden />
          </IconButton>
        )
      }
    >
      {actor.ports.length === 0 ? <p className="text-muted">Nothing: it has no output port.</p> : null}
      <ul className="flex flex-col gap-2.5">
        {actor.ports.map((port, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keyed by name, a rename would lose the focus
          <PortRow key={`${id} ${index}`} id={id} port={port} />
        ))}
      </ul>
    </Section>
  );
}
