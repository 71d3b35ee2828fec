/** Which boxes of a flow that is painted from far away are elements too: those that somebody has to do with. Pure. */
import type { Box, Id, Point } from '@/flow/document.ts';
import type { CanvasNode } from './derive-nodes.ts';

/** From here on boxes and wires are painted from far away: thousands of elements cost too much. */
export const MANY_BOXES = 200;
export const MANY_WIRES = 150;

export interface Hands {
  /** Under the pointer. */
  pointed: Id | null;
  /** Has the keyboard's focus. */
  focused: Id | null;
  /** What is in view, in canvas pixels; null before the first view is known. */
  view: Box | null;
}

/** More selected boxes than this are known to React Flow, which drags them all, but are no elements. */
const MOST_SELECTED = 24;

/**
 * The box under the pointer, the one with the focus, and selected ones; and for the Tab key the ones before and after it
 * in view, and the first and last in view.
 */
export function heldBoxes(nodes: readonly CanvasNode[], { pointed, focused, view }: Hands): CanvasNode[] {
  const held = new Set<number>();
  const selected: number[] = [];
  let [first, last, before, after, place] = [-1, -1, -1, -1, -1];
  for (const [i, node] of nodes.entries()) {
    if (node.id === focused) place = i;
    if (node.selected) selected.push(i);
    if (node.id === pointed || node.id === focused) held.add(i);
    if (view === null || !overlaps(node, view)) continue;
    if (first < 0) first = i;
    last = i;
    if (place < 0) before = i;
    else if (after < 0 && i > place) after = i;
  }
  for (const i of place < 0 ? [first, last] : [first, before, after, last]) if (i >= 0) held.add(i);
  const isElement = selected.length <= MOST_SELECTED ? [...held, ...selected] : [...held];
  const known = new Set(isElement);
  return [...new Set([...isElement, ...selected])]
    .sort((a, b) => a - b)
    .map((i) => (known.has(i) ? (nodes[i] as CanvasNode) : unseen(nodes[i] as CanvasNode)));
}

const unseenNodes = new WeakMap<CanvasNode, CanvasNode>();

/** The same node without an element; always the same object, so that React Flow sees no change. */
function unseen(node: CanvasNode): CanvasNode {
  const made = unseenNodes.get(node) ?? { ...node, hidden: true };
  unseenNodes.set(node, made);
  return made;
}

/** What a press at a place takes hold of: the topmost there; actors and queues lie above frames. */
export function boxAt(nodes: readonly CanvasNode[], { x, y }: Point): Id | null {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { id, position, width = 0, height = 0, type } = nodes[i] as CanvasNode;
    if (type === 'restart' || x < position.x || y < position.y) continue;
    if (x <= position.x + width && y <= position.y + height) return id;
  }
  return null;
}

/** Actors and queues that a box drawn with the pointer touches. */
export function boxesIn(nodes: readonly CanvasNode[], box: Box): Id[] {
  return nodes
    .filter((node) => (node.type === 'actor' || node.type === 'queue') && overlaps(node, box))
    .map(({ id }) => id);
}

function overlaps({ position: { x, y }, width = 0, height = 0 }: CanvasNode, box: Box): boolean {
  return x < box.x + box.width && y < box.y + box.height && x + width > box.x && y + height > box.y;
}
