/** One edit of a flow by chance, of every verb there is; for tests that want many. */
import { type Flow, type Id, THREAD_COLOURS, type Work } from '../document.ts';
import { addActor } from '../edits/add-actor.ts';
import { addQueue } from '../edits/add-queue.ts';
import { arrange } from '../edits/arrange.ts';
import { changeActor, setCode, setTemplate } from '../edits/change-actor.ts';
import { addPort, removePort, renamePort } from '../edits/change-ports.ts';
import { changeQueue } from '../edits/change-queue.ts';
import { recolourThread, resizeFrame } from '../edits/change-thread.ts';
import { disconnect, setAsk, setPriority } from '../edits/change-wire.ts';
import { canConnect, connect, type WireEnd } from '../edits/connect.ts';
import { duplicate } from '../edits/duplicate.ts';
import { moveBy, moveTo } from '../edits/move.ts';
import { groupOnThread, placeOnOwnThread, placeOnThread } from '../edits/place-on-thread.ts';
import { remove } from '../edits/remove.ts';
import { renameActor, renameQueue, renameThread, setDescription, setFlowName } from '../edits/rename.ts';
import { groupForRestart, renameGroup, ungroupForRestart } from '../edits/restart-groups.ts';
import { copyFragment, pasteFragment } from '../fragment.ts';
import type { MakeId } from '../ids.ts';
import { freeName, takenNames } from '../names.ts';
import { groupNameProblem, restartGroups } from '../restart-groups.ts';
import type { Selected } from '../selection.ts';
import type { Random } from './random.ts';

const WORDS = [
  'Reader',
  'Counter',
  'Größe',
  '日本',
  '🎬',
  '<img onerror=alert(1)>',
  '../x',
  'CON',
  '"q"',
  'a 2',
];
const LETTERS = ['a', 'b', '\n', '\r', '\t', '"', '\\', '🎬', 'é', '\u2028', ' ', '{', '}'];

export function countingIds(start = 0): MakeId {
  let number = start;
  return () => `id${++number}`;
}

export function randomEdit(flow: Flow, random: Random, makeId: MakeId): Flow {
  const actors = Object.keys(flow.actors);
  const queues = Object.keys(flow.queues);
  if (actors.length < 2) return addRandomActor(flow, random, makeId);
  const actor = random.pick(actors);
  const verb = random.below(21);
  if (queues.length > 0 && random.chance(0.2)) return editQueue(flow, random.pick(queues), random);
  if (Object.keys(flow.wires).length > 0 && random.chance(0.15)) return editWire(flow, random);
  switch (verb) {
    case 0:
    case 1:
      return addRandomActor(flow, random, makeId);
    case 2:
      return addQueue(flow, { name: random.pick(WORDS), at: somewhere(random) }, makeId).flow;
    case 19:
      return editGroup(flow, actor, random);
    case 3:
    case 4:
    case 5:
      return connectSome(flow, random, makeId);
    case 6:
      return placeOnThread(flow, some(actors, random), random.pick(Object.keys(flow.threads)));
    case 7:
      return placeOnOwnThread(flow, some(actors, random), makeId);
    case 8:
      return groupOnThread(flow, some(actors, random), random.chance(0.5) ? 'Together' : undefined, makeId)
        .flow;
    case 9:
      return renameActor(flow, actor, freeName(takenNames(flow, 'actors', actor), random.pick(WORDS)));
    case 10:
      return editPorts(flow, actor, random);
    case 11:
      return random.chance(0.5)
        ? setCode(flow, actor, random.text(LETTERS, 40))
        : changeActor(flow, actor, { copies: 1 + random.below(4), onFailure: { kind: 'skip' } });
    case 12:
      return editThread(flow, random);
    case 13:
      return moveTo(flow, { actors: { [actor]: somewhere(random) } });
    case 14:
      return moveBy(flow, select(flow, random), somewhere(random));
    case 15:
      return remove(flow, select(flow, random), makeId);
    case 16:
      return duplicate(flow, { actors: [actor] }, makeId).flow;
    case 17:
      return pasteFragment(flow, copyFragment(flow, select(flow, random)), { makeId }).flow ?? flow;
    case 18:
      return setDescription(setFlowName(flow, random.pick(WORDS)), random.text(LETTERS, 20));
    default:
      return random.chance(0.1) ? arrange(flow) : flow;
  }
}

function addRandomActor(flow: Flow, random: Random, makeId: MakeId): Flow {
  const thread = random.chance(0.3) ? Object.keys(flow.threads)[0] : undefined;
  const settings = { b: [1, { z: null, a: 'x' }], a: random.below(9) };
  const work: Work = random.chance(0.5)
    ? { kind: 'code', code: random.text(LETTERS, 60) }
    : { kind: 'part', part: 'timer', settings };
  const ports = ['out', 'done', 'progress'].slice(0, random.below(4));
  return addActor(flow, { name: random.pick(WORDS), work, ports, at: somewhere(random), thread }, makeId)
    .flow;
}

function connectSome(flow: Flow, random: Random, makeId: MakeId): Flow {
  const ends: WireEnd[] = [
    ...Object.keys(flow.actors).map((id): WireEnd => ({ kind: 'actor', id })),
    ...Object.keys(flow.queues).map((id): WireEnd => ({ kind: 'queue', id })),
  ];
  const from = random.pick(ends);
  const to = random.pick(ends);
  return canConnect(flow, from, to) === null ? connect(flow, from, to, makeId).flow : flow;
}

function editQueue(flow: Flow, id: Id, random: Random): Flow {
  if (random.chance(0.3))
    return renameQueue(flow, id, freeName(takenNames(flow, 'queues', id), random.pick(WORDS)));
  return changeQueue(flow, id, {
    capacity: 1 + random.below(99),
    order: random.chance(0.5) ? { kind: 'lifo' } : { kind: 'priority', field: 'job.rank' },
    uniqueBy: random.chance(0.5) ? 'id' : undefined,
    timeToLiveMs: random.chance(0.5) ? 100 : undefined,
  });
}

function editWire(flow: Flow, random: Random): Flow {
  const id = random.pick(Object.keys(flow.wires));
  if (random.chance(0.3)) return disconnect(flow, [id]);
  return setPriority(setAsk(flow, id, random.chance(0.5)), id, random.below(5));
}

function editThread(flow: Flow, random: Random): Flow {
  const id = random.pick(Object.keys(flow.threads));
  if (random.chance(0.3)) return recolourThread(flow, id, random.pick(THREAD_COLOURS));
  if (random.chance(0.5))
    return renameThread(flow, id, freeName(takenNames(flow, 'threads', id), random.pick(WORDS)));
  return resizeFrame(flow, id, random.chance(0.3) ? null : { ...somewhere(random), width: 300, height: 200 });
}

function editGroup(flow: Flow, actor: Id, random: Random): Flow {
  const [group] = restartGroups(flow).keys();
  const reads = Object.values(flow.wires).some((wire) => wire.kind === 'read' && wire.actor === actor);
  if (!reads && random.chance(0.3)) return setTemplate(flow, actor, random.chance(0.7));
  if (group === undefined || random.chance(0.4))
    return groupForRestart(flow, [actor, ...some(Object.keys(flow.actors), random)]).flow;
  if (random.chance(0.3)) return ungroupForRestart(flow, [actor]);
  const name = random.pick(WORDS);
  return groupNameProblem(flow, name, group) === null ? renameGroup(flow, group, name) : flow;
}

function editPorts(flow: Flow, id: Id, random: Random): Flow {
  const port = flow.actors[id]?.ports[0];
  if (port === undefined || random.chance(0.4)) return addPort(flow, id);
  return random.chance(0.5)
    ? removePort(flow, id, port)
    : renamePort(flow, id, port, `${port.slice(0, 9)}x${random.below(999)}`);
}

function select(flow: Flow, random: Random): Selected {
  return {
    actors: some(Object.keys(flow.actors), random),
    queues: some(Object.keys(flow.queues), random),
    wires: some(Object.keys(flow.wires), random),
    threads: random.chance(0.3) ? some(Object.keys(flow.threads), random) : [],
  };
}

function some(ids: readonly Id[], random: Random): Id[] {
  return ids.filter(() => random.chance(0.15));
}

function somewhere(random: Random): { x: number; y: number } {
  return { x: random.below(2000) - 1000, y: random.below(2000) - 1000 };
}
