/** What is painted of a large flow seen from far away. Pure. */
import type { Box, Flow, Id } from '@/flow/document.ts';
import { unite } from '@/flow/geometry.ts';
import type { WireEdge } from './derive-edges.ts';
import { type CanvasNode, sameItems } from './derive-nodes.ts';
import type { Moved } from './settle-moved.ts';
import { wireEnds } from './wire-ends.ts';

type Ink = 'wire' | 'accent' | 'warn' | 'danger';
/** From below to the top. */
export const INKS: readonly Ink[] = ['wire', 'accent', 'warn', 'danger'];

/** By colour: from and to of each wire, x and y in turn, in canvas pixels. */
export type Lines = ReadonlyMap<Ink, Float32Array>;

export interface FarPicture {
  nodes: readonly CanvasNode[];
  lines: Lines;
}

interface FarScene {
  flow: Flow;
  nodes: readonly CanvasNode[];
  edges: readonly WireEdge[];
  /** Places of what is being dragged. */
  moved: Moved | null;
}

/**
 * What stands still, and apart from it what is being dragged with its wires. `still` is the same object as long as
 * nothing in it has changed, so that of thousands of boxes only the dragged ones are painted anew. One for each canvas.
 */
export function farDrawer(): (scene: FarScene) => { still: FarPicture; moving: FarPicture | null } {
  let last: { flow: Flow; edges: readonly WireEdge[]; still: FarPicture; loose: readonly WireEdge[] } | null =
    null;
  return ({ flow, nodes, edges, moved }) => {
    const standing = moved === null ? nodes : nodes.filter(({ id }) => !moved.has(id));
    const isSame = last?.flow === flow && last.edges === edges && sameItems(last.still.nodes, standing);
    if (last === null || !isSame) {
      const isLoose = ({ source, target }: WireEdge) =>
        moved !== null && (moved.has(source) || moved.has(target));
      const fixed = moved === null ? edges : edges.filter((edge) => !isLoose(edge));
      const still = { nodes: standing, lines: linesOf(flow, fixed) };
      last = { flow, edges, still, loose: moved === null ? [] : edges.filter(isLoose) };
    }
    const { still, loose } = last;
    if (moved === null) return { still, moving: null };
    const lines = linesOf(withPlaces(flow, moved), loose);
    return { still, moving: { nodes: nodes.filter(({ id }) => moved.has(id)), lines } };
  };
}

/** How far marks, the edges of copies and lines stand out of boxes, in canvas pixels. */
const REACH = 48;

const kept = new WeakMap<FarPicture, Box>();

/** Room of all that is painted, in canvas pixels. */
export function boundsOf(picture: FarPicture): Box {
  const known = kept.get(picture);
  if (known !== undefined) return known;
  let all: Box | undefined;
  for (const { position, width = 0, height = 0 } of picture.nodes)
    all = unite(all, { ...position, width, height });
  for (const ends of picture.lines.values())
    for (let i = 0; i < ends.length; i += 2)
      all = unite(all, { x: ends[i] as number, y: ends[i + 1] as number, width: 0, height: 0 });
  const { x, y, width, height } = all ?? { x: 0, y: 0, width: 0, height: 0 };
  const bounds = { x: x - REACH, y: y - REACH, width: width + 2 * REACH, height: height + 2 * REACH };
  kept.set(picture, bounds);
  return bounds;
}

function linesOf(flow: Flow, edges: readonly WireEdge[]): Lines {
  const found = new Map<Ink, number[]>();
  for (const { id, selected, data } of edges) {
    const wire = flow.wires[id];
    const ends = wire === undefined ? null : wireEnds(flow, wire);
    if (ends === null) continue;
    const ink = inkOf(selected === true || data?.lit === true, data);
    const list = found.get(ink) ?? [];
    found.set(ink, list);
    list.push(ends.from.x, ends.from.y, ends.to.x, ends.to.y);
  }
  return new Map([...found].map(([ink, list]) => [ink, Float32Array.from(list)]));
}

function inkOf(isChosen: boolean, data: WireEdge['data']): Ink {
  if (data?.deadlock === 'place' || data?.problem) return 'danger';
  if (data?.deadlock === 'answer') return 'warn';
  return isChosen ? 'accent' : 'wire';
}

function withPlaces(flow: Flow, moved: Moved): Flow {
  const { actors, queues } = flow.layout;
  const places = <T extends object>(kept: Record<Id, T>): Record<Id, T> => {
    // The rest by the prototype: of thousands only the moved ones are written.
    const changed: Record<Id, T> = Object.create(kept);
    for (const [id, place] of moved) {
      const before = kept[id];
      if (before !== undefined) changed[id] = { ...before, ...place };
    }
    return changed;
  };
  return { ...flow, layout: { ...flow.layout, actors: places(actors), queues: places(queues) } };
}
