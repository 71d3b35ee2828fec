/** Ties the saver to the open flow: edits wake it, the page cannot be left with edits unsaved. */
import { api } from '@/api/client.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import { type DocumentStore, useDocument } from './document.ts';

let saver: Autosave | null = null;

/**
 * Saves what is still unsaved, and answers when the server has it: call it before a run or an export.
 * Throws an Error with words for the user where it could not be saved.
 */
export async function flushSave(): Promise<void> {
  await saver?.flush();
}

/** The user has chosen between two versions: what is on screen now is saved on the revision that stands now. */
export function settleConflict(): void {
  saver?.settle();
}

/** Starts saving the flow that is open. The answer sends what is left and stops. */
export function keepSaved(flowId: string): () => void {
  // Kept apart from the store: the last save may still be on its way when another flow is open there.
  let latest = versionOf(useDocument.getState());
  const own = createAutosave({
    save: (body) => api.saveFlow(flowId, body),
    read: () => latest,
    report: (news) => {
      if (news.revision !== undefined) latest = { ...latest, revision: news.revision };
      if (useDocument.getState().flowId !== flowId) return;
      useDocument.getState().learn({
        saveState: news.state,
        saveReason: news.reason ?? null,
        conflict: news.conflict ?? null,
        ...(news.revision === undefined ? {} : { revision: news.revision }),
      });
    },
  });
  saver = own;
  const unsubscribe = useDocument.subscribe((now, before) => {
    if (now.flowId !== flowId || before.flowId !== flowId || now.readOnly) return;
    latest = versionOf(now);
    if (now.document !== before.document) own.changed();
  });
  const onUnload = (event: BeforeUnloadEvent) => {
    if (useDocument.getState().saveState !== 'saved') event.preventDefault();
  };
  const onOnline = () => void own.flush().catch(() => {});
  window.addEventListener('beforeunload', onUnload);
  window.addEventListener('online', onOnline);
  return () => {
    unsubscribe();
    window.removeEventListener('beforeunload', onUnload);
    window.removeEventListener('online', onOnline);
    if (saver === own) saver = null;
    const stop = () => own.dispose();
    own.flush().then(stop, stop);
  };
}

const versionOf = ({ document, revision }: Pick<DocumentStore, 'document' | 'revision'>) => ({
  document,
  revision,
});
