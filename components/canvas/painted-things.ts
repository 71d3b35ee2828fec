import type { CanvasNode } from './derive-nodes.ts';
import type { Painted } from './paint-overlay.ts';
import { slotCount } from './slots.ts';
import type { Deadlocked } from './use-deadlocked.ts';

/** What has live figures, where it is drawn now. */
export function paintedThings(nodes: readonly CanvasNode[], deadlocked: Deadlocked): Painted[] {
  const things: Painted[] = [];
  for (const node of nodes) {
    const box = { ...node.position, width: node.width ?? 0, height: node.height ?? 0 };
    if (node.type === 'actor') {
      const { actor, colour } = node.data;
      const waits = deadlocked.things.get(node.id);
      things.push({ kind: 'actor', name: actor.name, box, colour, tight: actor.ports.length > 1, waits });
    } else if (node.type === 'queue') {
      const { name, capacity } = node.data.queue;
      const waits = deadlocked.things.get(node.id);
      things.push({ kind: 'queue', name, box, slots: slotCount(capacity), waits });
    }
  }
  return things;
}
