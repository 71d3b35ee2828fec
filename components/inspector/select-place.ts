import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Place } from '@/flow/problem.ts';

const tables = { actor: 'actors', queue: 'queues', wire: 'wires', thread: 'threads' } as const;

/** Goes where a problem is: selects it, brings it into view, and opens the code where the place has a line. */
export function selectPlace({ kind, id, line, field }: Place): void {
  const { select, set } = useSession.getState();
  if (kind === 'flow' || id === undefined) {
    select({});
    return;
  }
  const selection = { [tables[kind]]: [id] };
  select(selection);
  useCanvasDoor.getState().reveal(selection);
  set({ inspectorTab: line !== undefined || field === 'work.code' ? 'code' : 'settings' });
}
