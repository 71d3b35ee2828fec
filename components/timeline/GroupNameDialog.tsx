'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/Button.tsx';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import { type LaneKey, putInGroup } from '@/trace/lanes/lane-arrangement.ts';
import { renameGroup } from '@/trace/lanes/lane-order.ts';
import { arrange } from './lane-view.ts';

/** What a name is asked for: a new group, with the first lane of it, or one that has another name so far. */
export type GroupNaming = { kind: 'new'; lane: LaneKey } | { kind: 'rename'; name: string };

interface Props {
  flow: string;
  /** Null: closed. */
  naming: GroupNaming | null;
  onClose: () => void;
}

/** Asks for the name of a group of lanes. */
export function GroupNameDialog({ flow, naming, onClose }: Props) {
  return (
    <Dialog
      open={naming !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={naming?.kind === 'rename' ? 'Rename the group' : 'New group of lanes'}
      size="small"
    >
      {naming === null ? null : <NameForm flow={flow} naming={naming} onClose={onClose} />}
    </Dialog>
  );
}

function NameForm({ flow, naming, onClose }: Props & { naming: GroupNaming }) {
  const [name, setName] = useState(naming.kind === 'rename' ? naming.name : '');
  const called = name.trim();
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (called === '') return;
        arrange(flow, (now) =>
          naming.kind === 'new'
            ? putInGroup(now, naming.lane, called)
            : renameGroup(now, naming.name, called),
        );
        onClose();
      }}
    >
      <TextField label="Name of the group" data-autofocus value={name} onChange={setName} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={called === ''}>
          {naming.kind === 'new' ? 'Make group' : 'Rename'}
        </Button>
      </div>
    </form>
  );
}
