import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Place } from '@/flow/problem.ts';
import { useCodePlace } from './code/code-place.ts';

const tables = { actor: 'actors', queue: 'queues', wire: 'wires', thread: 'threads' } as const;

/** Goes where a problem is: selects it, brings it into view, and opens the code where the place has a line. */
export function selectPlace({ kind, id, line, column, field }: Place): void {
  const { select, set } = useSession.getState();
  if (kind === 'flow' || id === undefined) {
    select({});
    return;
  }
  const selection = { [tables[kind]]: [id] };
  select(selection);
  useCanvasDoor.getState().reveal(selection);
  if (kind === 'actor' && line !== undefined) useCodePlace.getState().goTo(id, line, column);
  set({ inspectorTab: line !== undefined || field === 'work.code' ? 'code' : 'settings' });
}
