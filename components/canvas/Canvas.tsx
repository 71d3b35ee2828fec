'use client';
import '@xyflow/react/dist/base.css';
import './canvas.css';
import {
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import { threadCss } from '@/components/parts/thread-css.ts';
import { ContextMenu } from '@/components/ui/ContextMenu.tsx';
import { flowBounds, type Size } from '@/flow/geometry.ts';
import { ActorCard } from './ActorCard.tsx';
import { CanvasControls } from './CanvasControls.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import type { CanvasInstance } from './canvas-commands.ts';
import { canvasMenu } from './canvas-menu.ts';
import { DeadlockLegend } from './DeadlockLegend.tsx';
import { DotGround } from './DotGround.tsx';
import { DropMenu } from './DropMenu.tsx';
import { edgeDeriver } from './derive-edges.ts';
import { type CanvasNode, nodeDeriver } from './derive-nodes.ts';
import { Detail, detailAt, middleTypePx } from './detail.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FarFlow } from './FarFlow.tsx';
import { boxesOf, fitView, LEAST_ZOOM, MOST_ZOOM } from './fit-view.ts';
import { GroupFrame } from './GroupFrame.tsx';
import { HeldWire } from './HeldWire.tsx';
import { MANY_BOXES, MANY_WIRES } from './held-boxes.ts';
import { LargeMap, MANY_NODES } from './LargeMap.tsx';
import { MovingDots } from './MovingDots.tsx';
import { Overlay } from './Overlay.tsx';
import { pick } from './pick.ts';
import { QueueCapsule } from './QueueCapsule.tsx';
import { useResizing } from './resizing.ts';
import { ThreadFrame } from './ThreadFrame.tsx';
import { useCanvasDoorKeeper } from './use-canvas-door.ts';
import { useDeadlocked } from './use-deadlocked.ts';
import { useDragging } from './use-dragging.ts';
import { useHeldBoxes } from './use-held-boxes.ts';
import { useLibraryDrops } from './use-library-drops.ts';
import { usePanningLayer } from './use-panning-layer.ts';
import { usePointing } from './use-pointing.ts';
import { useWiring } from './use-wiring.ts';
import { readView, writeView } from './view-memory.ts';
import { WireLine } from './WireLine.tsx';

const nodeTypes = { actor: ActorCard, queue: QueueCapsule, thread: ThreadFrame, restart: GroupFrame };
const edgeTypes = { wire: WireLine };
const GRID: [number, number] = [8, 8];
const KEYS = ['Meta', 'Control'];
const colourOf = (node: CanvasNode) => {
  if (node.type === 'actor') return threadCss(node.data.colour);
  return node.type === 'queue' ? 'var(--line-strong)' : 'transparent';
};

/** The designer's canvas: the graph, drawn from the document, and every gesture on it as a named edit. */
export function Canvas() {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  // The view depends on the room there is: known before anything is drawn, nothing is drawn twice.
  useLayoutEffect(() => {
    if (place.current) setSize({ width: place.current.offsetWidth, height: place.current.offsetHeight });
  }, []);
  if (size === null) return <div ref={place} className="size-full bg-canvas" />;
  return (
    <ReactFlowProvider>
      <Pane size={size} />
    </ReactFlowProvider>
  );
}

function Pane({ size }: { size: Size }) {
  const flow = useDocument((state) => state.document);
  const flowId = useDocument((state) => state.flowId);
  const readOnly = useDocument((state) => state.readOnly);
  const problems = useDocument((state) => state.problems);
  const view = useFirstView(size);
  const selection = useSession((state) => state.selection);
  const live = useSession((state) => state.figures !== null);
  const detail = useStore((state) => detailAt(state.transform[2]));
  const middlePx = useStore((state) => middleTypePx(state.transform[2]));
  const resized = useResizing((state) => state.resized);
  const roomy = useStore((state) => state.width > 640);
  const bounds = useMemo(() => flowBounds(flow), [flow]);
  const partlyOut = useStore(({ width, height, transform: [x, y, zoom] }) =>
    bounds === null
      ? false
      : bounds.x * zoom + x < 0 ||
        bounds.y * zoom + y < 0 ||
        (bounds.x + bounds.width) * zoom + x > width ||
        (bounds.y + bounds.height) * zoom + y > height,
  );
  const { moved, dropThread, onNodesChange, onEdgesChange, onDragStop } = useDragging();
  const { loose, closeLoose, ...wiring } = useWiring();
  const [connecting, setConnecting] = useState(false);
  const [focused, setFocused] = useState(false);
  const openConnect = useCallback(() => setConnecting(true), []);
  const room = useRef<HTMLDivElement>(null);
  const canvas: CanvasInstance = useReactFlow();
  useCanvasDoorKeeper(room, canvas, openConnect);
  const pointing = usePointing();
  usePanningLayer(room);
  useLibraryDrops(room, canvas);

  const deadlocked = useDeadlocked(flow);
  const [deriveNodes] = useState(nodeDeriver);
  const [deriveEdges] = useState(edgeDeriver);
  const shownProblems = readOnly ? NONE : problems;
  const nodes = useMemo(
    () => deriveNodes({ flow, selection, problems: shownProblems, moved, dropThread, resized }),
    [deriveNodes, flow, selection, shownProblems, moved, dropThread, resized],
  );
  const edges = useMemo(
    () => deriveEdges({ flow, selection, problems: shownProblems, deadlocked: deadlocked.wires }),
    [deriveEdges, flow, selection, shownProblems, deadlocked],
  );
  const isPainted = detail === 'far' && (nodes.length > MANY_BOXES || edges.length > MANY_WIRES);
  const { given, lookAgain, boxUnder } = useHeldBoxes(room, nodes, isPainted);
  const keepView = useCallback(
    (_: unknown, next: Viewport) => {
      writeView(flowId, next);
      lookAgain();
    },
    [flowId, lookAgain],
  );
  // A finger's tap on a box that is painted; a pointer has made an element of it before.
  const pickPainted = useCallback(
    ({ clientX: x, clientY: y }: { clientX: number; clientY: number }) => {
      const id = isPainted ? boxUnder({ x, y }) : null;
      const picked = id === null ? [] : [{ id, selected: true }];
      useSession.getState().select(pick(nothing, useDocument.getState().document, picked));
    },
    [isPainted, boxUnder],
  );

  return (
    <ContextMenu items={canvasMenu}>
      <section
        ref={room}
        aria-label="Canvas"
        data-scope="canvas"
        data-live={live || undefined}
        data-detail={detail}
        style={{ ['--middle-type' as string]: `${middlePx}px` }}
        tabIndex={-1}
        className="canvas-room relative isolate size-full overflow-hidden bg-canvas outline-none"
        {...pointing}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <Detail value={detail}>
          <ReactFlow
            aria-label="The flow"
            nodes={given as CanvasNode[]}
            edges={isPainted ? NONE : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onPaneClick={pickPainted}
            onNodeDragStop={onDragStop}
            onSelectionDragStop={onDragStop}
            {...wiring}
            connectionLineComponent={HeldWire}
            connectionRadius={24}
            nodesDraggable={!readOnly}
            nodesConnectable={!readOnly}
            edgesReconnectable={false}
            edgesFocusable={false}
            elevateNodesOnSelect={false}
            zIndexMode="manual"
            onlyRenderVisibleElements
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            // React Flow takes this key from the whole page, also from the code editor, where it is a letter.
            panActivationKeyCode={focused ? 'Space' : null}
            multiSelectionKeyCode={KEYS}
            selectionMode={SelectionMode.Partial}
            snapToGrid
            snapGrid={GRID}
            panOnScroll
            zoomOnDoubleClick={false}
            minZoom={LEAST_ZOOM}
            maxZoom={MOST_ZOOM}
            defaultViewport={view}
            onMoveEnd={keepView}
            attributionPosition="bottom-center"
          >
            {isPainted ? <FarFlow flow={flow} nodes={nodes} edges={edges} moved={moved} /> : null}
            <DotGround />
            {roomy && partlyOut && nodes.length > MANY_NODES && bounds !== null ? (
              <LargeMap nodes={nodes} bounds={bounds} />
            ) : null}
            {roomy && partlyOut && nodes.length > 8 && nodes.length <= MANY_NODES ? (
              <MiniMap
                pannable
                nodeColor={colourOf}
                nodeStrokeWidth={0}
                nodeBorderRadius={6}
                style={{ width: 132, height: 84 }}
                position="bottom-right"
                ariaLabel="Map of the whole flow"
              />
            ) : null}
          </ReactFlow>
        </Detail>
        <Overlay nodes={nodes} deadlocked={deadlocked} />
        <MovingDots flow={flow} />
        <DeadlockLegend wires={deadlocked.wires} />
        <CanvasControls />
        {nodes.length === 0 ? <EmptyCanvas readOnly={readOnly} /> : null}
        {loose ? <DropMenu wire={loose} onClose={closeLoose} /> : null}
        {connecting ? <ConnectDialog onClose={() => setConnecting(false)} /> : null}
      </section>
    </ContextMenu>
  );
}

/** Where one was in this flow before, or all of it; React Flow knows it before it draws anything. */
function useFirstView(size: Size): Viewport {
  const store = useStoreApi();
  const [view] = useState(() => {
    const { flowId, document } = useDocument.getState();
    const all = boxesOf(document);
    // An empty canvas stays where it is when the first thing is dropped on it.
    const first = readView(flowId) ?? (all === null ? PLAIN : fitView(all, size));
    store.setState({ ...size, transform: [first.x, first.y, first.zoom] });
    return first;
  });
  return view;
}

const NONE: never[] = [];
const PLAIN: Viewport = { x: 0, y: 0, zoom: 1 };
