/** What a user does in the library, with what is said about it afterwards. */
import { ApiFailure, flowFileAddress } from '@/api/client.ts';
import type { FlowSummary } from '@/api/types.ts';
import { toast } from '@/components/ui/toast.ts';
import { MAX_TEXT } from '@/flow/parse.ts';
import type { Problem } from '@/flow/problem.ts';
import { useLibrary } from './library-store.ts';

export interface RefusedFile {
  name: string;
  message: string;
  problems: Problem[];
}

/** Text with the name it came under: a file's, or `The clipboard`. */
export interface Arrival {
  name: string;
  text: string;
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
export const flowPage = (flow: string) => `/flows/${encodeURIComponent(flow)}`;

/** Makes an empty flow; answers its page, or null where it could not be made. */
export async function newFlow(): Promise<string | null> {
  try {
    const made = await useLibrary.getState().create();
    return flowPage(made.id);
  } catch (error) {
    toast('No flow was made', { kind: 'error', description: words(error) });
    return null;
  }
}

/** Imports each text whole or not at all; answers the refused ones. */
export async function importFlows(arrivals: Arrival[], open: (page: string) => void): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = [];
  for (const { name, text } of arrivals) {
    try {
      if (text.length > MAX_TEXT) throw new Error('It is too large to be a flow.');
      const made = await useLibrary.getState().importText(text);
      useLibrary.getState().focus(made.id);
      toast(`Imported “${made.document.name}”`, {
        kind: 'success',
        description: 'Read it before you run it.',
        action: { label: 'Open', run: () => open(flowPage(made.id)) },
      });
    } catch (error) {
      const problems = error instanceof ApiFailure ? error.problems : [];
      refused.push({ name, message: words(error), problems });
    }
  }
  return refused;
}

export async function duplicateFlow(flow: FlowSummary): Promise<void> {
  try {
    const made = await useLibrary.getState().duplicate(flow.id);
    useLibrary.getState().focus(made.id);
  } catch (error) {
    toast(`“${flow.name}” was not duplicated`, { kind: 'error', description: words(error) });
  }
}

/** `next` takes the focus where the deleted card had it. */
export async function deleteFlow(flow: FlowSummary, next: string | null): Promise<void> {
  try {
    await useLibrary.getState().remove(flow.id);
    useLibrary.getState().choose(next);
    useLibrary.getState().focus(next);
    toast(`Deleted “${flow.name}”`, { id: `deleted-${flow.id}`, undo: () => void restoreFlow(flow) });
  } catch (error) {
    toast(`“${flow.name}” was not deleted`, { kind: 'error', description: words(error) });
  }
}

/** A toast that goes gives the focus back to what had it before; the card takes it after that. */
const TOAST_LEAVES_MS = 300;

async function restoreFlow(flow: FlowSummary): Promise<void> {
  try {
    const toastLeft = new Promise((done) => setTimeout(done, TOAST_LEAVES_MS));
    await useLibrary.getState().restore(flow.id);
    await toastLeft;
    useLibrary.getState().focus(flow.id);
  } catch (error) {
    toast(`“${flow.name}” did not come back`, { kind: 'error', description: words(error) });
  }
}

/** The browser asks for the file; the server names it. */
export function downloadFlow(flow: string): void {
  const link = document.createElement('a');
  link.href = flowFileAddress(flow);
  link.download = '';
  link.click();
}
