/** React Flow as its documentation shows it, with the same boxes and wires as the large flow of the bench. */
import '@xyflow/react/dist/style.css';
import {
  Background,
  Handle,
  type Node,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

const options = new URLSearchParams(location.search);
const actors = Number(options.get('actors') ?? 2000);
const zoom = options.get('zoom');
/** `data`: figures in each node's data, 60 times a second. `dashes`: wires that move. */
const live = options.get('live');

type Card = Node<{ name: string; figure: number }, 'card'>;

const at = (index: number, dx: number) => ({ x: (index % 20) * 720 + dx, y: Math.floor(index / 20) * 140 });
const pairs = Array.from({ length: actors / 2 }, (_, i) => i);
const card = (id: string, position: { x: number; y: number }): Card => ({
  ...{ id, position, type: 'card' },
  data: { name: id, figure: 0 },
});
const madeNodes = pairs.flatMap((i) => [
  card(`sender ${i}`, at(i, 0)),
  card(`queue ${i}`, at(i, 260)),
  card(`taker ${i}`, at(i, 440)),
]);
const madeEdges = pairs.flatMap((i) => [
  { id: `s${i}`, source: `sender ${i}`, target: `queue ${i}`, animated: live === 'dashes' },
  { id: `t${i}`, source: `queue ${i}`, target: `taker ${i}`, animated: live === 'dashes' },
]);

function CardNode({ data }: { data: Card['data'] }) {
  return (
    <div
      style={{
        width: 150,
        height: 60,
        border: '1px solid #ccc',
        borderRadius: 7,
        background: '#fff',
        padding: 6,
      }}
    >
      <Handle type="target" position={Position.Left} />
      <b>{data.name}</b>
      <div style={{ width: 60, height: 4, background: '#eee' }}>
        <div style={{ width: `${data.figure}%`, height: 4, background: '#46a' }} />
      </div>
      <small>{data.figure} messages</small>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

const nodeTypes = { card: CardNode };

function Page() {
  const [nodes, setNodes, onNodesChange] = useNodesState(madeNodes);
  const [edges, , onEdgesChange] = useEdgesState(madeEdges);
  useEffect(() => {
    if (live !== 'data') return;
    let frame = 0;
    const tick = () => {
      setNodes((all) =>
        all.map((node) => ({ ...node, data: { ...node.data, figure: Math.floor(Math.random() * 100) } })),
      );
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [setNodes]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      nodeTypes={nodeTypes}
      minZoom={0.02}
      panOnScroll
      fitView={zoom === null}
      defaultViewport={{ x: 20, y: 20, zoom: Number(zoom ?? 1) }}
    >
      <Background />
    </ReactFlow>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
