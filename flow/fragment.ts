/** A piece of a flow as text, for the clipboard: the records chosen, and the wires between them. */
import { emptyFlow, type Flow, FORMAT, type Id, type Point } from './document.ts';
import { colourUses, leastUsed } from './edits/threads.ts';
import { actorBox, queueBox, unite } from './geometry.ts';
import { type MakeId, randomId } from './ids.ts';
import { asName, copyNames, freeName, type NamedTable, takenNames } from './names.ts';
import { parseFlow } from './parse.ts';
import { TABLES } from './records.ts';
import { restartGroups } from './restart-groups.ts';
import { actorsIn, type Selected } from './selection.ts';
import { serialiseFlow } from './serialise.ts';

const FRAGMENT = 'cueboard.fragment';

export type Pasted =
  | { flow: Flow; selected: Selected; problem?: undefined }
  | { problem: string; flow?: undefined; selected?: undefined };

/** The chosen actors and queues (a thread stands for its actors) as a flow of their own. */
export function cutOut(flow: Flow, selected: Partial<Selected>): Flow {
  const actors = actorsIn(flow, selected);
  const queues = new Set(selected.queues);
  const threads = new Set([...actors].map((id) => flow.actors[id]?.thread ?? ''));
  const frames = new Set([...threads].filter((id) => selected.threads?.includes(id)));
  const piece = emptyFlow(flow.name);
  return {
    ...piece,
    threads: only(flow.threads, threads),
    actors: only(flow.actors, actors),
    queues: only(flow.queues, queues),
    wires: Object.fromEntries(
      Object.entries(flow.wires).filter(([, wire]) => actors.has(wire.actor) && queues.has(wire.queue)),
    ),
    layout: {
      actors: only(flow.layout.actors, actors),
      queues: only(flow.layout.queues, queues),
      threads: only(flow.layout.threads, frames),
    },
  };
}

export function copyFragment(flow: Flow, selected: Partial<Selected>): string {
  return serialiseFlow(cutOut(flow, selected)).replace(`"${FORMAT}"`, `"${FRAGMENT}"`);
}

/**
 * Puts a copied piece, or a whole flow, into this one: new ids, names made unique, threads shared inside the
 * piece still shared. `at` is where its left upper corner goes; without it, 40 px right and below the original.
 */
export function pasteFragment(
  flow: Flow,
  text: string,
  options: { at?: Point; makeId?: MakeId } = {},
): Pasted {
  const start = text.slice(0, 200);
  if (!start.includes(FRAGMENT) && !start.includes(FORMAT))
    return { problem: 'What was copied is not a piece of a flow.' };
  const parsed = parseFlow(text.replace(`"${FRAGMENT}"`, `"${FORMAT}"`));
  if (parsed.flow === undefined) {
    const [first] = parsed.problems;
    return { problem: `What was copied is a damaged piece of a flow. ${first?.message ?? ''}`.trim() };
  }
  return insert(flow, parsed.flow, options);
}

/** As `pasteFragment`, for a piece that is at hand. */
export function insert(
  flow: Flow,
  piece: Flow,
  { at, makeId = randomId }: { at?: Point; makeId?: MakeId } = {},
): { flow: Flow; selected: Selected } {
  const newId = new Map<Id, Id>();
  for (const table of TABLES) for (const id of Object.keys(piece[table])) newId.set(id, makeId());
  const idOf = (id: Id): Id => newId.get(id) ?? id;
  const by = at === undefined ? stepAside(flow, piece) : shiftTo(piece, at);
  const shift = <P extends Point>(point: P): P => ({ ...point, x: point.x + by.x, y: point.y + by.y });
  const next: Flow = {
    ...flow,
    threads: { ...flow.threads },
    actors: { ...flow.actors },
    queues: { ...flow.queues },
  };

  const actorName = namer(flow, 'actors');
  const groupName = groupNamer(flow);
  const followed = new Map<Id, string>();
  for (const [id, actor] of Object.entries(piece.actors)) {
    const name = actorName(actor.name, actor.copies);
    if (piece.threads[actor.thread]?.name === actor.name) followed.set(actor.thread, name);
    const pasted = { ...actor, name, thread: idOf(actor.thread) };
    if (actor.group !== undefined) pasted.group = groupName(actor.group);
    next.actors[idOf(id)] = pasted;
  }
  const copiesOn = new Map<Id, number>();
  for (const { thread, copies } of Object.values(piece.actors))
    copiesOn.set(thread, Math.max(copies, copiesOn.get(thread) ?? 1));
  const colours = colourUses(flow);
  const threadName = namer(flow, 'threads');
  for (const [id, thread] of Object.entries(piece.threads)) {
    const name = threadName(followed.get(id) ?? thread.name, copiesOn.get(id) ?? 1);
    const colour = colours.get(thread.colour) === 0 ? thread.colour : leastUsed(colours);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
    next.threads[idOf(id)] = { name, colour };
  }
  const queueName = namer(flow, 'queues');
  for (const [id, queue] of Object.entries(piece.queues))
    next.queues[idOf(id)] = { ...queue, name: queueName(queue.name, 1) };

  next.wires = {
    ...flow.wires,
    ...renewed(piece.wires, idOf, (w) => ({ ...w, actor: idOf(w.actor), queue: idOf(w.queue) })),
  };
  next.layout = {
    actors: { ...flow.layout.actors, ...renewed(piece.layout.actors, idOf, shift) },
    queues: { ...flow.layout.queues, ...renewed(piece.layout.queues, idOf, shift) },
    threads: { ...flow.layout.threads, ...renewed(piece.layout.threads, idOf, shift) },
  };
  const ids = (table: 'actors' | 'queues' | 'wires') => Object.keys(piece[table]).map(idOf);
  return {
    flow: next,
    selected: { actors: ids('actors'), queues: ids('queues'), wires: ids('wires'), threads: [] },
  };
}

/** Gives out names that are free in the flow, each once. */
function namer(flow: Flow, table: NamedTable): (wanted: string, copies: number) => string {
  const taken = takenNames(flow, table);
  const tried = new Map<string, number>();
  return (wanted, copies) => {
    const name = freeName(taken, asName(wanted, 'Copy'), tried);
    for (const one of [name, ...copyNames(name, copies)]) taken.add(one);
    return name;
  };
}

/** A restart group of the piece is a group of its own here, with a free name. */
function groupNamer(flow: Flow): (group: string) => string {
  const taken = new Set(restartGroups(flow).keys());
  const given = new Map<string, string>();
  return (group) => {
    const name = given.get(group) ?? freeName(taken, group);
    given.set(group, name);
    taken.add(name);
    return name;
  };
}

const STEP_PX = 40;

/** Right and below the original, and of what was pasted from it before. */
function stepAside(flow: Flow, piece: Flow): Point {
  const first = Object.values(piece.layout.actors)[0] ?? Object.values(piece.layout.queues)[0];
  const taken = new Set(
    [...Object.values(flow.layout.actors), ...Object.values(flow.layout.queues)].map(
      ({ x, y }) => `${x} ${y}`,
    ),
  );
  let step = STEP_PX;
  while (first !== undefined && taken.has(`${first.x + step} ${first.y + step}`)) step += STEP_PX;
  return { x: step, y: step };
}

function shiftTo(piece: Flow, at: Point): Point {
  const boxes = [
    ...Object.keys(piece.actors).map((id) => actorBox(piece, id)),
    ...Object.keys(piece.queues).map((id) => queueBox(piece, id)),
  ];
  const [first, ...others] = boxes;
  if (first === undefined) return at;
  const all = others.reduce(unite, first);
  return { x: at.x - all.x, y: at.y - all.y };
}

function renewed<T, U>(
  records: Record<Id, T>,
  idOf: (id: Id) => Id,
  change: (record: T) => U,
): Record<Id, U> {
  return Object.fromEntries(Object.entries(records).map(([id, record]) => [idOf(id), change(record)]));
}

function only<T>(records: Record<Id, T>, ids: ReadonlySet<Id>): Record<Id, T> {
  return Object.fromEntries(Object.entries(records).filter(([id]) => ids.has(id)));
}
