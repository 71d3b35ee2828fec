'use client';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { Dialog } from '@/components/ui/Dialog.tsx';
import type { Flow } from '@/flow/document.ts';
import type { WireEnd } from '@/flow/edits/connect.ts';
import { whyNot } from './connecting.ts';
import { drawWire } from './use-wiring.ts';

interface Choice {
  key: string;
  words: string;
  kind: string;
  end: WireEnd;
  /** Why it cannot be chosen. */
  reason: string | null;
}

/** A wire without a mouse: choose where it begins, then where it ends. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const flow = useDocument((state) => state.document);
  const [from, setFrom] = useState<Choice | null>(() => selectedSource(flow));
  const [search, setSearch] = useState('');
  const choices = from ? targets(flow, from.end) : sources(flow);
  const choose = (choice: Choice) => {
    if (choice.reason) return;
    setSearch('');
    if (!from) return setFrom(choice);
    onClose();
    drawWire(from.end, choice.end);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="medium"
      title={from ? `Connect ${from.words} to …` : 'Connect from …'}
      description={
        from
          ? 'Actor to actor puts a queue between. Backspace chooses another beginning.'
          : 'Choose an output of an actor, or a queue.'
      }
    >
      <Command label={from ? 'Where the wire ends' : 'Where the wire begins'} loop className="-mx-2 -mt-1">
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && search === '' && from) setFrom(null);
          }}
          placeholder="Search actors and queues"
          className="mx-2 mb-2 h-8 w-[calc(100%-16px)] rounded-md border border-line bg-field px-2.5 text-ink placeholder:text-muted"
        />
        <Command.List className="max-h-[320px] overflow-y-auto px-2">
          <Command.Empty className="py-6 text-center text-muted">
            Nothing of that name can be connected.
          </Command.Empty>
          {choices.map((choice) => (
            <Command.Item
              key={choice.key}
              value={choice.key}
              keywords={[choice.words, choice.kind]}
              disabled={choice.reason !== null}
              onSelect={() => choose(choice)}
              className="flex cursor-default items-center gap-2 rounded-md px-2 py-1.5 data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover"
            >
              <span className="min-w-0 truncate">{choice.words}</span>
              <span className="ml-auto shrink-0 text-muted text-xs">{choice.reason ?? choice.kind}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function sources(flow: Flow): Choice[] {
  const ports = Object.entries(flow.actors).flatMap(([id, actor]) =>
    actor.ports.map(
      (port): Choice => ({
        key: `${id} ${port}`,
        words: actor.ports.length > 1 ? `${actor.name} · ${port}` : actor.name,
        kind: 'actor',
        end: { kind: 'actor', id, port },
        reason: null,
      }),
    ),
  );
  const queues = Object.entries(flow.queues).map(
    ([id, queue]): Choice => ({
      key: id,
      words: queue.name,
      kind: 'queue',
      end: { kind: 'queue', id },
      reason: null,
    }),
  );
  return [...ports, ...queues];
}

function targets(flow: Flow, from: WireEnd): Choice[] {
  const all: Choice[] = [
    ...Object.entries(flow.queues).map(
      ([id, queue]): Choice => ({
        key: id,
        words: queue.name,
        kind: 'queue',
        end: { kind: 'queue', id },
        reason: null,
      }),
    ),
    ...Object.entries(flow.actors).map(
      ([id, actor]): Choice => ({
        key: id,
        words: actor.name,
        kind: 'actor',
        end: { kind: 'actor', id },
        reason: null,
      }),
    ),
  ];
  return all
    .filter(({ end, kind }) => end.id !== from.id && !(kind === 'queue' && from.kind === 'queue'))
    .map((choice) => ({ ...choice, reason: whyNot(flow, from, choice.end) }))
    .sort((a, b) => Number(a.reason !== null) - Number(b.reason !== null));
}

/** What is selected is where the wire begins, if one thing is and it has one way out. */
function selectedSource(flow: Flow): Choice | null {
  const { actors, queues } = useSession.getState().selection;
  if (actors.length + queues.length !== 1) return null;
  const id = actors[0] ?? queues[0];
  const mine = sources(flow).filter(({ end }) => end.id === id);
  return mine.length === 1 ? (mine[0] ?? null) : null;
}
