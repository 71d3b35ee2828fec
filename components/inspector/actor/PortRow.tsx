'use client';
import { Plus, Trash2, X } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import type { Id } from '@/flow/document.ts';
import { portProblem, removePort, renamePort } from '@/flow/edits/change-ports.ts';
import { disconnect, setAsk } from '@/flow/edits/change-wire.ts';
import { canConnect, connect } from '@/flow/edits/connect.ts';
import { RecordLink } from '../RecordLink.tsx';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';
import { sendsOf } from '../wiring.ts';

/** One port: its name, the queues it leads to, and whether answers come back. */
export function PortRow({ id, port }: { id: Id; port: string }) {
  const flow = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('actors', id);
  const { atPort } = useProblems('actor', id);
  const sends = sendsOf(flow, id).filter((wire) => wire.port === port);
  const from = { kind: 'actor', id, port } as const;
  const free = Object.entries(flow.queues).filter(
    ([queue]) => canConnect(flow, from, { kind: 'queue', id: queue }) === null,
  );
  const problem = atPort(port);
  return (
    <li>
      <div className="flex items-start gap-1">
        <TextField
          className="flex-1"
          mono
          label={`Name of port ${port}`}
          value={port}
          check={(text) => portProblem(useDocument.getState().document, id, text.trim(), port)}
          onCommit={(text) => edit(`Rename port ${port}`, (f) => renamePort(f, id, port, text.trim()))}
        />
        {readOnly ? null : (
          <div className="flex h-7 items-center">
            <Menu
              align="end"
              trigger={
                <IconButton label={`Lead ${port} to a queue`} size="small" disabled={free.length === 0}>
                  <Plus aria-hidden />
                </IconButton>
              }
              items={free.map(([queue, { name }]) => ({
                label: name,
                onSelect: () =>
                  edit(`Lead ${port} to ${name}`, (f) =>
                    canConnect(f, from, { kind: 'queue', id: queue }) === null
                      ? connect(f, from, { kind: 'queue', id: queue }).flow
                      : f,
                  ),
              }))}
            />
            <IconButton
              label={`Remove port ${port}`}
              size="small"
              onClick={() => edit(`Remove port ${port}`, (f) => removePort(f, id, port))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      {problem ? <p className="mt-1 text-warn text-xs leading-4">{problem}</p> : null}
      {sends.length === 0 && !problem ? (
        <p className="pt-1 pl-2 text-muted text-xs">Leads nowhere: what is sent here is lost.</p>
      ) : null}
      <ul>
        {sends.map((wire) => {
          const name = flow.queues[wire.queue]?.name ?? '';
          return (
            <li key={wire.id} className="flex h-7 items-center gap-2 pl-2">
              <span aria-hidden className="text-muted">
                →
              </span>
              <RecordLink table="queues" id={wire.queue} className="-ml-1 mr-auto" />
              <span aria-hidden className="text-muted text-xs">
                ask
              </span>
              <Switch
                label={`Answers come back from ${name}`}
                checked={wire.ask}
                onChange={(ask) =>
                  edit(`${ask ? 'Ask' : 'Send'} through ${port}`, (f) =>
                    f.wires[wire.id] ? setAsk(f, wire.id, ask) : f,
                  )
                }
              />
              {readOnly ? null : (
                <IconButton
                  label={`Cut the wire to ${name}`}
                  size="small"
                  onClick={() => edit(`Cut ${port} from ${name}`, (f) => disconnect(f, [wire.id]))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
