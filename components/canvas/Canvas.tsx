'use client';
import '@xyflow/react/dist/base.css';
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  type Viewport,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { carriesItem, readDrag } from '@/components/editor/drag-item.ts';
import { addItem } from '@/components/editor/library-items.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import { threadCss } from '@/components/parts/thread-css.ts';
import { ContextMenu } from '@/components/ui/ContextMenu.tsx';
import { flowBounds } from '@/flow/geometry.ts';
import { ActorCard } from './ActorCard.tsx';
import { CanvasControls } from './CanvasControls.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { type CanvasInstance, FIT } from './canvas-commands.ts';
import { canvasMenu } from './canvas-menu.ts';
import { DeadlockLegend } from './DeadlockLegend.tsx';
import { DropMenu } from './DropMenu.tsx';
import { edgeDeriver } from './derive-edges.ts';
import { type CanvasNode, nodeDeriver } from './derive-nodes.ts';
import { Detail, detailAt, middleTypePx } from './detail.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FarWires, MANY_WIRES } from './FarWires.tsx';
import { GroupFrame } from './GroupFrame.tsx';
import { HeldWire } from './HeldWire.tsx';
import { LargeMap, MANY_NODES } from './LargeMap.tsx';
import { MovingDots } from './MovingDots.tsx';
import { Overlay } from './Overlay.tsx';
import { paintedThings } from './painted-things.ts';
import { QueueCapsule } from './QueueCapsule.tsx';
import { useResizing } from './resizing.ts';
import { ThreadFrame } from './ThreadFrame.tsx';
import { useCanvasDoorKeeper } from './use-canvas-door.ts';
import { useDeadlocked } from './use-deadlocked.ts';
import { useDragging } from './use-dragging.ts';
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
  return (
    <ReactFlowProvider>
      <Pane />
    </ReactFlowProvider>
  );
}

function Pane() {
  const flow = useDocument((state) => state.document);
  const flowId = useDocument((state) => state.flowId);
  const readOnly = useDocument((state) => state.readOnly);
  const problems = useDocument((state) => state.problems);
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
  const farWires = detail === 'far' && edges.length > MANY_WIRES;
  const painted = useMemo(() => paintedThings(nodes, deadlocked), [nodes, deadlocked]);
  // An empty canvas stays where it is when the first thing is dropped on it.
  const [view] = useState(() => readView(flowId) ?? (flowBounds(flow) ? null : PLAIN));
  const keepView = useCallback((_: unknown, next: Viewport) => writeView(flowId, next), [flowId]);

  useEffect(() => {
    const onDrop = (event: DragEvent) => {
      const item = event.dataTransfer ? readDrag(event.dataTransfer) : null;
      if (!item) return;
      event.preventDefault();
      void addItem(item, { centre: canvas.screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
      room.current?.focus({ preventScroll: true });
    };
    const onDragOver = (event: DragEvent) => {
      if (useDocument.getState().readOnly || !carriesItem(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const element = room.current;
    element?.addEventListener('drop', onDrop);
    element?.addEventListener('dragover', onDragOver);
    return () => {
      element?.removeEventListener('drop', onDrop);
      element?.removeEventListener('dragover', onDragOver);
    };
  }, [canvas]);

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
        className="canvas-room relative size-full overflow-hidden bg-canvas outline-none"
        {...pointing}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <Detail value={detail}>
          <ReactFlow
            nodes={nodes}
            edges={farWires ? NONE : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onPaneClick={pickNothing}
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
            minZoom={0.05}
            maxZoom={2.5}
            defaultViewport={view ?? undefined}
            fitView={view === null}
            fitViewOptions={FIT}
            onMoveEnd={keepView}
            attributionPosition="bottom-center"
          >
            {farWires ? <FarWires flow={flow} edges={edges} moved={moved} /> : null}
            <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--dots)" />
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
        <Overlay things={painted} />
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

const pickNothing = () => useSession.getState().select(nothing);
const NONE: never[] = [];
const PLAIN: Viewport = { x: 0, y: 0, zoom: 1 };
