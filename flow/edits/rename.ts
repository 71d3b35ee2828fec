/** Renames. Ask `nameProblem` (flow/names.ts) or `portProblem` first; a name that cannot be is thrown back. */
import { type Flow, type Id, Name } from '../document.ts';
import { freeName, type NamedTable, nameProblem, takenNames } from '../names.ts';
import { changeRecord, recordOf } from '../records.ts';

/** A thread that carries its only actor's name follows it. @throws {RangeError} where `nameProblem` gives a reason */
export function renameActor(flow: Flow, id: Id, name: string): Flow {
  const before = recordOf(flow, 'actors', id);
  const next = rename(flow, 'actors', id, name);
  const thread = recordOf(flow, 'threads', before.thread);
  const alone = !Object.entries(flow.actors).some(([other, a]) => other !== id && a.thread === before.thread);
  if (next === flow || !alone || thread.name !== before.name) return next;
  return rename(next, 'threads', before.thread, freeName(takenNames(next, 'threads', before.thread), name));
}

/** @throws {RangeError} where `nameProblem` gives a reason */
export function renameQueue(flow: Flow, id: Id, name: string): Flow {
  return rename(flow, 'queues', id, name);
}

/** @throws {RangeError} where `nameProblem` gives a reason */
export function renameThread(flow: Flow, id: Id, name: string): Flow {
  return rename(flow, 'threads', id, name);
}

function rename(flow: Flow, table: NamedTable, id: Id, name: string): Flow {
  if (recordOf(flow, table, id).name === name) return flow;
  const reason = nameProblem(flow, table, name, id);
  if (reason !== null) throw new RangeError(reason);
  return changeRecord(flow, table, id, { name });
}

/** The flow's own name need not be unique. @throws {ZodError} when it is no name */
export function setFlowName(flow: Flow, name: string): Flow {
  return flow.name === name ? flow : { ...flow, name: Name.parse(name) };
}

/** At most 10,000 characters. */
export function setDescription(flow: Flow, description: string): Flow {
  return flow.description === description ? flow : { ...flow, description: description.slice(0, 10_000) };
}
