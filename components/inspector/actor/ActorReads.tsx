'use client';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import { Select } from '@/components/ui/Select.tsx';
import type { Id } from '@/flow/document.ts';
import { changeActor } from '@/flow/edits/change-actor.ts';
import { disconnect, setPriority } from '@/flow/edits/change-wire.ts';
import { canConnect, connect } from '@/flow/edits/connect.ts';
import { partOf } from '@/parts/catalogue.ts';
import { RecordLink } from '../RecordLink.tsx';
import { Section } from '../Section.tsx';
import { useEditRecord } from '../use-edit-record.ts';
import { readsOf } from '../wiring.ts';

const takes = [
  { value: 'in-turn', label: 'In turn', hint: 'One from each queue that has something.' },
  { value: 'by-priority', label: 'By priority', hint: 'The first queue in the list that has something.' },
] as const;

const SOURCE = 'Nothing: it begins by itself.';
const TEMPLATE = 'Nothing: whoever has the handle of what it makes sends to that.';

/** The queues an actor reads; where it takes by priority, in that order. */
export function ActorReads({ id }: { id: Id }) {
  const flow = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('actors', id);
  const actor = flow.actors[id];
  if (!actor) return null;
  const reads = readsOf(flow, id);
  const waits = actor.work.kind === 'part' && partOf(actor.work.part)?.reads === true;
  const ranked = actor.takes === 'by-priority';
  const free = Object.entries(flow.queues).filter(
    ([queue]) => canConnect(flow, { kind: 'queue', id: queue }, { kind: 'actor', id }) === null,
  );
  const order = (from: number, to: number) => {
    const wires = reads.map((wire) => wire.id);
    wires.splice(to, 0, ...wires.splice(from, 1));
    edit(`Order what ${actor.name} reads`, (f) =>
      wires.reduce((next, wire, rank) => (f.wires[wire] ? setPriority(next, wire, rank) : next), f),
    );
  };
  return (
    <Section
      title="Reads from"
      action={
        readOnly ? null : (
          <Menu
            align="end"
            trigger={
              <IconButton label="Read another queue" size="small" disabled={free.length === 0}>
                <Plus aria-hidden />
              </IconButton>
            }
            items={free.map(([queue, { name }]) => ({
              label: name,
              onSelect: () =>
                edit(`Let ${actor.name} read ${name}`, (f) =>
                  canConnect(f, { kind: 'queue', id: queue }, { kind: 'actor', id }) === null
                    ? connect(f, { kind: 'queue', id: queue }, { kind: 'actor', id }).flow
                    : f,
                ),
            }))}
          />
        )
      }
    >
      {reads.length === 0 ? (
        <p className="text-muted">
          {actor.template ? TEMPLATE : waits ? 'Nothing yet. Draw a wire from a queue to it.' : SOURCE}
        </p>
      ) : null}
      <ul className="flex flex-col">
        {reads.map((wire, index) => {
          const name = flow.queues[wire.queue]?.name ?? '';
          return (
            <li key={wire.id} className="flex h-7 items-center gap-1">
              {ranked ? <span className="w-4 text-muted tabular-nums">{index + 1}</span> : null}
              <RecordLink table="queues" id={wire.queue} className="-ml-1 mr-auto" />
              {ranked && !readOnly ? (
                <>
                  <IconButton
                    label={`Take ${name} earlier`}
                    size="small"
                    disabled={index === 0}
                    onClick={() => order(index, index - 1)}
                  >
                    <ArrowUp aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Take ${name} later`}
                    size="small"
                    disabled={index === reads.length - 1}
                    onClick={() => order(index, index + 1)}
                  >
                    <ArrowDown aria-hidden />
                  </IconButton>
                </>
              ) : null}
              {readOnly ? null : (
                <IconButton
                  label={`Stop reading ${name}`}
                  size="small"
                  onClick={() => edit(`Stop ${actor.name} reading ${name}`, (f) => disconnect(f, [wire.id]))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      {reads.length > 1 ? (
        <Field label="Takes">
          <Select
            value={actor.takes}
            options={[...takes]}
            onChange={(next) =>
              edit(`Change how ${actor.name} takes`, (f) => changeActor(f, id, { takes: next }))
            }
          />
        </Field>
      ) : null}
    </Section>
  );
}
