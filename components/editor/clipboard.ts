/** Copy, cut and paste as text: pieces of a flow can go through a chat or an editor, and come back. */
import { toast } from '@/components/ui/toast.ts';
import type { Flow, Point } from '@/flow/document.ts';
import { duplicate } from '@/flow/edits/duplicate.ts';
import { remove } from '@/flow/edits/remove.ts';
import { copyFragment, pasteFragment } from '@/flow/fragment.ts';
import { useCanvasDoor } from './canvas-door.ts';
import { useDocument } from './document.ts';
import { keepsItsKeys } from './keyboard.ts';
import { countOf, selectionWords } from './selection.ts';
import { type Selection, useSession } from './session.ts';

export const holdsSomething = () => {
  const { actors, queues, threads } = useSession.getState().selection;
  return actors.length + queues.length + threads.length > 0;
};

function fragment(): string | null {
  if (!holdsSomething()) return null;
  return copyFragment(useDocument.getState().document, useSession.getState().selection);
}

export function deleteSelection(verb = 'Delete'): void {
  const { selection } = useSession.getState();
  const { document, edit } = useDocument.getState();
  if (countOf(selection) === 0) return;
  edit(`${verb} ${selectionWords(selection, document)}`, (flow) => remove(flow, selection));
}

export function duplicateSelection(): void {
  if (!holdsSomething()) return;
  const { selection, select } = useSession.getState();
  const { document, edit } = useDocument.getState();
  let made: Selection = selection;
  edit(`Duplicate ${selectionWords(selection, document)}`, (flow) => {
    const twice = duplicate(flow, selection);
    made = twice.selected;
    return twice.flow;
  });
  select(made);
}

/** Pastes a piece; `at` is where its corner goes. */
export function paste(text: string, at?: Point): void {
  const { edit, readOnly } = useDocument.getState();
  if (readOnly) return;
  let problem: string | undefined;
  let selected = null;
  edit('Paste', (flow: Flow) => {
    const pasted = pasteFragment(flow, text, at ? { at } : {});
    problem = pasted.problem;
    selected = pasted.selected ?? null;
    return pasted.flow ?? flow;
  });
  if (selected) {
    useSession.getState().select(selected);
    useCanvasDoor.getState().reveal(selected);
  }
  if (problem) toast('Nothing was pasted', { kind: 'warning', description: problem });
}

export async function copyByCommand(cut: boolean): Promise<void> {
  const text = fragment();
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
    if (cut) deleteSelection('Cut');
  } catch {
    toast('The browser does not let this page copy', {
      kind: 'warning',
      description: 'Use the keys instead: they are always allowed.',
    });
  }
}

export async function pasteByCommand(at?: Point): Promise<void> {
  try {
    paste(await navigator.clipboard.readText(), at);
  } catch {
    toast('The browser does not let this page paste', {
      kind: 'warning',
      description: 'Use the keys instead: they are always allowed.',
    });
  }
}

/** Listens to the browser's own copy, cut and paste. The answer stops it. */
export function listenToClipboard(): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const selected = window.getSelection();
    // Text that the user has marked is what the user means.
    if (keepsItsKeys(event.target) || (selected && !selected.isCollapsed)) return;
    const text = fragment();
    if (text === null || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut' && !useDocument.getState().readOnly) deleteSelection('Cut');
  };
  const onPaste = (event: ClipboardEvent) => {
    if (keepsItsKeys(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    event.preventDefault();
    paste(text);
  };
  window.addEventListener('copy', onCopy);
  window.addEventListener('cut', onCopy);
  window.addEventListener('paste', onPaste);
  return () => {
    window.removeEventListener('copy', onCopy);
    window.removeEventListener('cut', onCopy);
    window.removeEventListener('paste', onPaste);
  };
}
