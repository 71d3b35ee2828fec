import type { Flow, Id } from '../document.ts';
import { recordOf, without, withRecord } from '../records.ts';

/** Whether answers come back on a wire from an actor's port. Wires that read have no such thing and stay. */
export function setAsk(flow: Flow, id: Id, ask: boolean): Flow {
  const wire = recordOf(flow, 'wires', id);
  return wire.kind === 'read' || wire.ask === ask ? flow : withRecord(flow, 'wires', id, { ...wire, ask });
}

/** Which queue an actor that takes by priority looks at first: lowest number first, 0 to 99. */
export function setPriority(flow: Flow, id: Id, priority: number): Flow {
  const wire = recordOf(flow, 'wires', id);
  if (wire.kind === 'send' || wire.priority === priority) return flow;
  return withRecord(flow, 'wires', id, { ...wire, priority });
}

/** Takes wires out; actors and queues stay. */
export function disconnect(flow: Flow, ids: Iterable<Id>): Flow {
  const wires = without(flow.wires, new Set(ids));
  return wires === flow.wires ? flow : { ...flow, wires };
}
