/** Commands on the document and the selection that need no canvas. */
import { queueKinds } from '@/components/editor/queue-kinds.ts';
import { parts } from '@/parts/catalogue.ts';
import { addByCommand } from './add-by-command.ts';
import {
  copyByCommand,
  deleteSelection,
  duplicateSelection,
  holdsSomething,
  pasteByCommand,
} from './clipboard.ts';
import type { Command } from './commands.ts';
import { useDocument } from './document.ts';
import { countOf, everything } from './selection.ts';
import { nothing, useSession } from './session.ts';

const editable = () => !useDocument.getState().readOnly;
const chosen = () => countOf(useSession.getState().selection) > 0;

const history: Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['mod+z'],
    enabled: () => editable() && useDocument.getState().canUndo,
    run: () => useDocument.getState().undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['shift+mod+z', 'mod+y'],
    enabled: () => editable() && useDocument.getState().canRedo,
    run: () => useDocument.getState().redo(),
  },
];

const selection: Command[] = [
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    keys: ['mod+x'],
    browserDoes: true,
    enabled: () => editable() && holdsSomething(),
    run: () => void copyByCommand(true),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    keys: ['mod+c'],
    browserDoes: true,
    enabled: holdsSomething,
    run: () => void copyByCommand(false),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    keys: ['mod+v'],
    browserDoes: true,
    enabled: editable,
    run: () => void pasteByCommand(),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['mod+d'],
    enabled: () => editable() && holdsSomething(),
    run: duplicateSelection,
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'Edit',
    keys: ['delete', 'backspace'],
    scope: 'canvas',
    enabled: () => editable() && chosen(),
    run: () => deleteSelection(),
  },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['mod+a'],
    scope: 'canvas',
    run: () => useSession.getState().select(everything(useDocument.getState().document)),
  },
  {
    id: 'edit.select-nothing',
    title: 'Select nothing',
    group: 'Edit',
    keys: ['escape'],
    scope: 'canvas',
    enabled: chosen,
    run: () => useSession.getState().select(nothing),
  },
];

const adding: Command[] = [
  ...queueKinds.map(
    ({ kind, name }): Command => ({
      id: `add.${kind}`,
      title: `Add ${name.toLowerCase()}`,
      group: 'Add',
      keys: kind === 'queue' ? ['q'] : undefined,
      scope: kind === 'queue' ? 'canvas' : undefined,
      enabled: editable,
      run: () => void addByCommand({ kind: 'queue', queue: kind }),
    }),
  ),
  ...parts.map(
    ({ kind, name, summary }): Command => ({
      id: `add.${kind}`,
      title: `Add ${name}: ${summary}`,
      group: 'Add',
      enabled: editable,
      run: () => void addByCommand({ kind: 'part', part: kind }),
    }),
  ),
];

export const editCommands: Command[] = [...history, ...selection, ...adding];
