'use client';
import { useState } from 'react';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useDocument } from '@/components/editor/document.ts';
import { classes } from '@/components/ui/classes.ts';
import type { Flow, Id } from '@/flow/document.ts';
import { renameActor, renameQueue, renameThread } from '@/flow/edits/rename.ts';
import { type NamedTable, nameProblem } from '@/flow/names.ts';
import { beginRenaming, endRenaming, useRenaming } from './renaming.ts';

const renames: Record<NamedTable, (flow: Flow, id: Id, name: string) => Flow> = {
  actors: renameActor,
  queues: renameQueue,
  threads: renameThread,
};

interface NameInPlaceProps {
  table: NamedTable;
  id: Id;
  name: string;
  className?: string;
}

/** A name that a double click, or F2, makes editable where it stands. */
export function NameInPlace({ table, id, name, className }: NameInPlaceProps) {
  const editing = useRenaming((state) => state.id === id);
  if (editing) return <NameField table={table} id={id} name={name} className={className} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same from the keyboard, on the node itself
    <span
      className={classes('block truncate', className)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (!useDocument.getState().readOnly) beginRenaming(id);
      }}
    >
      {name}
    </span>
  );
}

function NameField({ table, id, name, className }: NameInPlaceProps) {
  const [text, setText] = useState(name);
  const problem = nameProblem(useDocument.getState().document, table, text, id);
  const finish = (take: boolean) => {
    if (useRenaming.getState().id !== id) return;
    endRenaming();
    if (take && problem === null && text !== name) {
      useDocument.getState().edit(`Rename ${name}`, (flow) => renames[table](flow, id, text));
    }
    useCanvasDoor.getState().focus();
  };
  return (
    <span className={classes('relative block', className)}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the user has just asked to type here
        autoFocus
        aria-label="Name"
        aria-invalid={problem !== null}
        value={text}
        maxLength={80}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') finish(problem === null);
          if (event.key === 'Escape') finish(false);
        }}
        className="nodrag nopan -mx-1 w-[calc(100%+8px)] rounded bg-field px-1 text-ink outline-2 outline-accent aria-invalid:outline-danger"
      />
      {problem ? (
        <span
          role="alert"
          className="absolute top-full left-0 z-10 mt-1 w-48 whitespace-normal rounded-md border border-line bg-raised px-2 py-1 font-normal text-danger text-xs shadow-(--shadow-pop)"
        >
          {problem}
        </span>
      ) : null}
    </span>
  );
}
