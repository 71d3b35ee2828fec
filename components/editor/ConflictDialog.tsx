'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/client.ts';
import type { FlowRecord } from '@/api/types.ts';
import { FlowThumbnail } from '@/components/library/FlowThumbnail.tsx';
import { Button } from '@/components/ui/Button.tsx';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { toast } from '@/components/ui/toast.ts';
import type { Flow } from '@/flow/document.ts';
import { asName } from '@/flow/names.ts';
import { differenceWords } from './difference-words.ts';
import { useDocument } from './document.ts';
import { settleConflict } from './keep-saved.ts';

/** Two versions of one flow: both are shown, and each way out keeps the other one in reach. */
export function ConflictDialog() {
  const conflict = useDocument((state) => state.conflict);
  const mine = useDocument((state) => state.document);
  const [asideFor, setAsideFor] = useState<FlowRecord | null>(null);
  if (!conflict) return null;
  if (asideFor === conflict) return <ConflictBar onChoose={() => setAsideFor(null)} />;
  return <Choice theirs={conflict} mine={mine} onLater={() => setAsideFor(conflict)} />;
}

function ConflictBar({ onChoose }: { onChoose: () => void }) {
  return (
    <div
      role="alert"
      className="fixed inset-x-0 bottom-3 z-30 mx-auto flex w-fit items-center gap-3 rounded-lg border border-warn bg-raised px-3 py-2 shadow-(--shadow-pop)"
    >
      <span>This flow was changed somewhere else. Your edits are kept here, but not saved.</span>
      <Button size="small" variant="primary" onClick={onChoose}>
        Choose
      </Button>
    </div>
  );
}

interface ChoiceProps {
  theirs: FlowRecord;
  mine: Flow;
  onLater: () => void;
}

function Choice({ theirs, mine, onLater }: ChoiceProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const keepCopy = async () => {
    setBusy(true);
    try {
      const copy = { ...mine, name: asName(`${mine.name} (my version)`, 'My version') };
      const made = await api.createFlow({ document: copy });
      // This page leaves with nothing unsaved: the copy holds it.
      useDocument.getState().open(theirs);
      toast('Your version is a flow of its own now', { kind: 'success' });
      router.push(`/flows/${made.id}`);
    } catch (error) {
      toast('The copy was not made', {
        kind: 'error',
        description: String((error as Error).message ?? error),
      });
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onLater()}
      size="large"
      title="This flow was changed somewhere else"
      description="Another tab or program has saved it since you opened it. Nothing is lost: choose what becomes of the two versions."
      footer={
        <>
          <Button disabled={busy} onClick={() => takeTheirs(theirs)}>
            See theirs
          </Button>
          <Button disabled={busy} onClick={() => replaceTheirs(theirs)}>
            Replace theirs with mine
          </Button>
          <Button variant="primary" busy={busy} onClick={() => void keepCopy()}>
            Keep mine as a copy
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <Version title="Theirs" detail={`saved as revision ${theirs.revision}`} flow={theirs.document} />
        <Version title="Mine" detail="on this screen, not saved" flow={mine} />
      </div>
      <p className="mt-3 text-muted">{differenceWords(theirs.document, mine)}</p>
      <ul className="mt-2 list-disc space-y-0.5 pl-4 text-muted">
        <li>See theirs: it is shown here, and Undo brings yours back.</li>
        <li>Replace theirs with mine: yours is saved as the next revision.</li>
        <li>Keep mine as a copy: yours becomes a flow of its own, theirs stays.</li>
      </ul>
    </Dialog>
  );
}

function Version({ title, detail, flow }: { title: string; detail: string; flow: Flow }) {
  return (
    <figure className="rounded-lg border border-line">
      <div className="h-40 rounded-t-lg bg-canvas p-3">
        <FlowThumbnail flow={flow} />
      </div>
      <figcaption className="border-line border-t px-3 py-2">
        <span className="font-medium">{title}</span> <span className="text-muted">{detail}</span>
      </figcaption>
    </figure>
  );
}

/** Theirs becomes what is on screen, as a step that can be undone. */
function takeTheirs(theirs: FlowRecord): void {
  const { learn, edit } = useDocument.getState();
  learn({ revision: theirs.revision, conflict: null, saveState: 'saved' });
  edit('See their version', () => theirs.document);
  settleConflict();
}

function replaceTheirs(theirs: FlowRecord): void {
  useDocument.getState().learn({ revision: theirs.revision, conflict: null, saveState: 'dirty' });
  settleConflict();
}
