'use client';
import { type Connection, type Edge, type FinalConnectionState, useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { freePlace } from '@/components/editor/free-place.ts';
import { useSession } from '@/components/editor/session.ts';
import { toast } from '@/components/ui/toast.ts';
import type { Flow, Id, Point } from '@/flow/document.ts';
import { connect, type WireEnd } from '@/flow/edits/connect.ts';
import { moveTo } from '@/flow/edits/move.ts';
import { QUEUE_SIZE } from '@/flow/geometry.ts';
import { beginConnecting, endConnecting, endOf, type HeldEnd, useConnecting, whyNot } from './connecting.ts';

/** A wire that was dropped where nothing is: what shall it lead to? */
export interface LooseWire {
  held: HeldEnd;
  /** On the page, and on the canvas. */
  screen: Point;
  at: Point;
}

/** Draws the wire, with a queue between where two actors are joined, and selects what is new. */
export function drawWire(from: WireEnd, to: WireEnd): void {
  const { document, edit } = useDocument.getState();
  const reason = whyNot(document, from, to);
  if (reason !== null) {
    toast('No wire can go there', { kind: 'warning', description: reason, id: 'no-wire' });
    return;
  }
  let made: ReturnType<typeof connect> | undefined;
  const name = (end: WireEnd) =>
    (end.kind === 'actor' ? document.actors : document.queues)[end.id]?.name ?? '';
  edit(`Connect ${name(from)} to ${name(to)}`, (flow) => {
    made = connect(flow, from, to);
    return made.queue === undefined ? made.flow : clearOf(flow, made.flow, made.queue);
  });
  if (made) useSession.getState().select(made.queue ? { queues: [made.queue] } : { wires: made.wires });
}

/** The queue between two actors goes aside where its middle place is taken. */
function clearOf(before: Flow, after: Flow, queue: Id): Flow {
  const at = after.layout.queues[queue];
  return at ? moveTo(after, { queues: { [queue]: freePlace(before, at, QUEUE_SIZE) } }) : after;
}

export function useWiring() {
  const [loose, setLoose] = useState<LooseWire | null>(null);
  const { screenToFlowPosition } = useReactFlow();

  const isValidConnection = useCallback((connection: Connection | Edge) => {
    const { document } = useDocument.getState();
    const from = endOf(document, connection.source, connection.sourceHandle ?? null);
    const to = endOf(document, connection.target, connection.targetHandle ?? null);
    return from !== null && to !== null && whyNot(document, from, to) === null;
  }, []);

  const onConnectStart = useCallback(
    (
      _: unknown,
      {
        nodeId,
        handleId,
        handleType,
      }: { nodeId: string | null; handleId: string | null; handleType: string | null },
    ) => {
      const { document } = useDocument.getState();
      const end = nodeId === null ? null : endOf(document, nodeId, handleId);
      if (end) beginConnecting(document, { end, backwards: handleType === 'target' });
    },
    [],
  );

  const onConnect = useCallback((connection: Connection) => {
    const { document } = useDocument.getState();
    const from = endOf(document, connection.source, connection.sourceHandle);
    const to = endOf(document, connection.target, connection.targetHandle);
    if (from && to) drawWire(from, to);
  }, []);

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { held } = useConnecting.getState();
      endConnecting();
      if (!held || state.isValid) return;
      const screen = pointerOf(event);
      // Anywhere on a card or capsule will do, not only its ring.
      const over = document.elementFromPoint(screen.x, screen.y);
      const node = over?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      const other = node ? endOf(useDocument.getState().document, node, null) : null;
      if (other) {
        if (other.id === held.end.id && state.toHandle === null) return;
        if (held.backwards) drawWire(other, held.end);
        else drawWire(held.end, other);
      } else if (over?.closest('.react-flow')) {
        setLoose({ held, screen, at: screenToFlowPosition(screen) });
      }
    },
    [screenToFlowPosition],
  );

  const closeLoose = useCallback(() => setLoose(null), []);
  return { loose, closeLoose, isValidConnection, onConnectStart, onConnect, onConnectEnd };
}

function pointerOf(event: MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
