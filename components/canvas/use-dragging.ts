'use client';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useStoreApi } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { selectionWords } from '@/components/editor/selection.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Id, Point } from '@/flow/document.ts';
import type { WireEdge } from './derive-edges.ts';
import type { CanvasNode } from './derive-nodes.ts';
import { frameBoxes } from './frames.ts';
import { pick } from './pick.ts';
import { landingOf, type Moved, settleMoved, withFrames } from './settle-moved.ts';

interface Dragging {
  /** Places of what is being dragged; the document learns them when the drag ends, as one step. */
  moved: Moved | null;
  /** The frame that would take what is dragged. */
  dropThread: Id | null;
}

const still: Dragging = { moved: null, dropThread: null };

export function useDragging() {
  const [dragging, setDragging] = useState(still);
  const dragged = useRef(new Map<Id, Point>());
  const store = useStoreApi();

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { document, readOnly } = useDocument.getState();
      const boxing = store.getState().userSelectionActive;
      const picked = changes.filter(
        (change) => change.type === 'select' && !(boxing && change.selected && document.threads[change.id]),
      );
      if (picked.length > 0) {
        const { selection, select } = useSession.getState();
        select(pick(selection, document, picked as { id: Id; selected: boolean }[]));
      }
      if (readOnly) return;
      let moves = false;
      for (const change of changes) {
        if (change.type !== 'position' || !change.position || !change.dragging) continue;
        dragged.current.set(change.id, change.position);
        moves = true;
      }
      if (!moves) return;
      const moved = withFrames(document, dragged.current);
      const frames = frameBoxes(document);
      let dropThread: Id | null = null;
      for (const id of dragged.current.keys()) {
        const landing = landingOf(document, frames, id, moved);
        if (landing && landing !== 'own') dropThread = landing.thread;
      }
      setDragging({ moved, dropThread });
    },
    [store],
  );

  const onEdgesChange = useCallback((changes: EdgeChange<WireEdge>[]) => {
    const picked = changes.filter((change) => change.type === 'select');
    if (picked.length === 0) return;
    const { selection, select } = useSession.getState();
    select(pick(selection, useDocument.getState().document, picked));
  }, []);

  const onDragStop = useCallback(() => {
    if (dragged.current.size === 0) return;
    const { document, edit } = useDocument.getState();
    const moved = withFrames(document, dragged.current);
    const words = selectionWords(useSession.getState().selection, document);
    dragged.current = new Map();
    setDragging(still);
    edit(`Move ${words}`, (flow) => settleMoved(flow, moved));
  }, []);

  return { ...dragging, onNodesChange, onEdgesChange, onDragStop };
}
