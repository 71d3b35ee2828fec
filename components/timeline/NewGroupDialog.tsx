'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/Button.tsx';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import { putInGroup } from '@/trace/lanes/lane-arrangement.ts';
import { arrange } from './lane-view.ts';

/** Asks for the name of a group of lanes. `lane` is the first of it; null: closed. */
export function NewGroupDialog({
  flow,
  lane,
  onClose,
}: {
  flow: string;
  lane: string | null;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const close = () => {
    setName('');
    onClose();
  };
  const make = () => {
    const called = name.trim();
    if (lane !== null && called !== '') arrange(flow, (now) => putInGroup(now, lane, called));
    close();
  };
  return (
    <Dialog
      open={lane !== null}
      onOpenChange={(open) => (open ? undefined : close())}
      title="New group of lanes"
      size="small"
      footer={
        <Button variant="primary" disabled={name.trim() === ''} onClick={make}>
          Make group
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextField label="Name of the group" value={name} onChange={setName} />
      </form>
    </Dialog>
  );
}
