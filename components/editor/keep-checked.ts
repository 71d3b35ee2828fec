/** Asks the compiler about the user's code, a moment after what it would compile has changed. */
import { api } from '@/api/client.ts';
import type { Flow } from '@/flow/document.ts';
import { useDocument } from './document.ts';

const REST_MS = 500;

/** Everything but positions: what the compiler reads. */
const meaningChanged = (a: Flow, b: Flow) =>
  a.actors !== b.actors || a.queues !== b.queues || a.wires !== b.wires || a.threads !== b.threads;

export function keepChecked(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const turn = asked;
    const { document, flowId } = useDocument.getState();
    try {
      const { problems } = await api.checkFlow(document);
      const now = useDocument.getState();
      if (turn === asked && now.flowId === flowId) now.learn({ compiled: problems });
    } catch {
      // Without a server the document's own check still speaks; the save state says that nobody answers.
    }
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  };
  later(0);
  const unsubscribe = useDocument.subscribe((now, before) => {
    if (now.readOnly || now.document === before.document) return;
    if (meaningChanged(now.document, before.document)) later(REST_MS);
  });
  return () => {
    clearTimeout(timer);
    asked += 1;
    unsubscribe();
  };
}
