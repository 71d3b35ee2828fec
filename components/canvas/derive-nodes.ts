/**
 * React Flow's nodes, made from the document and never stored. A node whose record, place and state are the same
 * as before is the same object as before: React then leaves its card alone.
 */
import { type Node, Position } from '@xyflow/react';
import type { Selection } from '@/components/editor/session.ts';
import type { Actor, Flow, Id, Point, Queue, Thread, ThreadColour, Wire } from '@/flow/document.ts';
import {
  actorSize,
  groupBoxes,
  INPUT_OFFSET,
  portOffset,
  QUEUE_INPUT_OFFSET,
  QUEUE_OUTPUT_OFFSET,
  QUEUE_SIZE,
} from '@/flow/geometry.ts';
import type { Problem } from '@/flow/problem.ts';
import { restartGroups } from '@/flow/restart-groups.ts';
import { partOf } from '@/parts/catalogue.ts';
import { frameBoxes } from './frames.ts';
import { groupNodeId } from './group-nodes.ts';
import { actorLabel, called, queueLabel } from './labels.ts';
import type { Resized } from './resizing.ts';

/** The worst problem of a record, and how many there are. */
export interface ProblemBadge {
  severity: Problem['severity'];
  message: string;
}

export type ActorNode = Node<
  { actor: Actor; colour: ThreadColour; takesInput: boolean; badge: ProblemBadge | null },
  'actor'
>;
export type QueueNode = Node<{ queue: Queue; badge: ProblemBadge | null }, 'queue'>;
export type FrameNode = Node<{ thread: Thread; awaitsDrop: boolean; badge: ProblemBadge | null }, 'thread'>;
export type GroupNode = Node<{ group: string; members: number; chosen: boolean }, 'restart'>;
export type CanvasNode = ActorNode | QueueNode | FrameNode | GroupNode;

export interface Scene {
  flow: Flow;
  selection: Selection;
  problems: readonly Problem[];
  /** Places of what is being dragged, not yet in the document. */
  moved: ReadonlyMap<Id, Point> | null;
  /** The frame that would take what is being dragged. */
  dropThread: Id | null;
  /** A frame that is being resized, not yet in the document. */
  resized: Resized | null;
}

export const IN = 'in';
export const OUT = 'out';
const PORT = 'port:';
export const portHandle = (port: string) => `${PORT}${port}`;
export const portOfHandle = (handle: string) =>
  handle.startsWith(PORT) ? handle.slice(PORT.length) : undefined;

/** An actor with nothing to read has no input: a source or a template, unless somebody has wired it all the same. */
export function takesInput(actor: Actor, wires: readonly Wire[]): boolean {
  if (wires.some((wire) => wire.kind === 'read')) return true;
  if (actor.template) return false;
  return actor.work.kind === 'code' || (partOf(actor.work.part)?.reads ?? true);
}

export function badgesOf(problems: readonly Problem[]): Map<Id, ProblemBadge> {
  const badges = new Map<Id, ProblemBadge>();
  for (const { where, severity, message: text } of problems) {
    if (where.id === undefined) continue;
    const before = badges.get(where.id);
    badges.set(where.id, {
      severity: before?.severity === 'error' ? 'error' : severity,
      message: before ? `${before.message}\n${text}` : text,
    });
  }
  return badges;
}

/** Keeps what it made, to give it again. One for each canvas. */
export function nodeDeriver(): (scene: Scene) => CanvasNode[] {
  let made = new Map<Id, { from: readonly unknown[]; node: CanvasNode }>();
  let last: { scene: Scene; nodes: CanvasNode[]; places: Map<Id, number> } | null = null;
  return (scene) => {
    const shifted = last && shift(last, scene);
    if (last && shifted) {
      last = { ...last, scene, nodes: shifted };
      return shifted;
    }
    const nodes = derive(scene);
    last = { scene, nodes, places: new Map(nodes.map(({ id }, place) => [id, place])) };
    return nodes;
  };

  function derive({ flow, selection, problems, moved, dropThread, resized }: Scene): CanvasNode[] {
    const next: typeof made = new Map();
    const badges = badgesOf(problems);
    const chosen = new Set([...selection.actors, ...selection.queues, ...selection.threads]);
    const wiresOf = wiresByActor(flow);
    const keep = (id: Id, from: readonly unknown[], make: () => CanvasNode): CanvasNode => {
      const before = made.get(id);
      const node = before && sameItems(before.from, from) ? before.node : make();
      next.set(id, { from, node });
      return node;
    };
    const nodes: CanvasNode[] = [];
    for (const [id, box] of frameBoxes(flow)) {
      const thread = flow.threads[id];
      if (!thread) continue;
      const shown = resized?.id === id ? resized.box : box;
      const { x, y } = moved?.get(id) ?? shown;
      const { width, height } = shown;
      const selected = chosen.has(id);
      const badge = badges.get(id) ?? null;
      const awaitsDrop = dropThread === id;
      nodes.push(
        keep(id, [thread, x, y, width, height, selected, badge?.message, awaitsDrop], () => ({
          id,
          type: 'thread',
          position: { x, y },
          ...sized({ width, height }),
          selected,
          zIndex: -1,
          ariaLabel: `Thread ${thread.name}`,
          domAttributes: called.thread,
          data: { thread, awaitsDrop, badge },
        })),
      );
    }
    const members = restartGroups(flow);
    for (const [group, { x, y, width, height }] of groupBoxes(flow, moved)) {
      const id = groupNodeId(group);
      const actors = members.get(group) ?? [];
      const all = actors.every((actor) => chosen.has(actor));
      nodes.push(
        keep(id, [x, y, width, height, actors.length, all], () => ({
          id,
          type: 'restart',
          position: { x, y },
          ...sized({ width, height }),
          selectable: false,
          draggable: false,
          focusable: false,
          zIndex: -1,
          data: { group, members: actors.length, chosen: all },
        })),
      );
    }
    for (const [id, queue] of Object.entries(flow.queues)) {
      const { x, y } = moved?.get(id) ?? flow.layout.queues[id] ?? ORIGIN;
      const selected = chosen.has(id);
      const badge = badges.get(id) ?? null;
      nodes.push(
        keep(id, [queue, x, y, selected, badge?.message], () => ({
          id,
          type: 'queue',
          position: { x, y },
          ...sized(QUEUE_SIZE),
          selected,
          zIndex: selected ? 2 : 1,
          handles: [
            { id: IN, type: 'target', position: Position.Left, ...QUEUE_INPUT_OFFSET, width: 0, height: 0 },
            {
              id: OUT,
              type: 'source',
              position: Position.Right,
              ...QUEUE_OUTPUT_OFFSET,
              width: 0,
              height: 0,
            },
          ],
          ariaLabel: queueLabel(queue),
          domAttributes: called.queue,
          data: { queue, badge },
        })),
      );
    }
    for (const [id, actor] of Object.entries(flow.actors)) {
      const { x, y } = moved?.get(id) ?? flow.layout.actors[id] ?? ORIGIN;
      const selected = chosen.has(id);
      const badge = badges.get(id) ?? null;
      const wires = wiresOf.get(id) ?? NONE;
      const label = actorLabel(flow, id, wires);
      const colour = flow.threads[actor.thread]?.colour ?? 'blue';
      const input = takesInput(actor, wires);
      nodes.push(
        keep(id, [actor, x, y, selected, badge?.message, label, colour, input], () => ({
          id,
          type: 'actor',
          position: { x, y },
          ...sized(actorSize(actor)),
          selected,
          zIndex: selected ? 2 : 1,
          handles: [
            ...(input
              ? [
                  {
                    id: IN,
                    type: 'target' as const,
                    position: Position.Left,
                    ...INPUT_OFFSET,
                    width: 0,
                    height: 0,
                  },
                ]
              : []),
            ...actor.ports.map((port, index) => ({
              id: portHandle(port),
              type: 'source' as const,
              position: Position.Right,
              ...portOffset(index),
              width: 0,
              height: 0,
            })),
          ],
          ariaLabel: label,
          domAttributes: called.actor,
          data: { actor, colour, takesInput: input, badge },
        })),
      );
    }
    made = next;
    return nodes;
  }
}

/**
 * The nodes of the scene before with only some of them in other places, as while something is dragged: of thousands the
 * others need not be looked at. Null where more than that has changed.
 */
function shift(
  { scene: before, nodes, places }: { scene: Scene; nodes: CanvasNode[]; places: Map<Id, number> },
  now: Scene,
): CanvasNode[] | null {
  const { flow, moved } = now;
  const same = (['flow', 'selection', 'problems', 'dropThread', 'resized'] as const).every(
    (what) => before[what] === now[what],
  );
  // What is let go falls back to its place in the document, and groups are as large as their members need.
  if (!same || moved === null || restartGroups(flow).size > 0) return null;
  if (before.moved !== null && [...before.moved.keys()].some((id) => !moved.has(id))) return null;
  const shifted = nodes.slice();
  for (const [id, { x, y }] of moved) {
    const place = places.get(id);
    if (place === undefined) continue;
    shifted[place] = { ...(nodes[place] as CanvasNode), position: { x, y } };
  }
  return shifted;
}

const ORIGIN: Point = { x: 0, y: 0 };
const NONE: readonly Wire[] = [];

/** Sizes are known before anything is drawn, so React Flow need not measure. */
const sized = (size: { width: number; height: number }) => ({ ...size, measured: size });

function wiresByActor(flow: Flow): Map<Id, Wire[]> {
  const wires = new Map<Id, Wire[]>();
  for (const wire of Object.values(flow.wires)) {
    const list = wires.get(wire.actor);
    if (list) list.push(wire);
    else wires.set(wire.actor, [wire]);
  }
  return wires;
}

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
