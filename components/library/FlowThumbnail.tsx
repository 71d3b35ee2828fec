import { drawnBounds } from '@/components/canvas/drawn-bounds.ts';
import { frameBoxes } from '@/components/canvas/frames.ts';
import { wireEnds } from '@/components/canvas/wire-ends.ts';
import { wirePath } from '@/components/canvas/wire-path.ts';
import { threadColours } from '@/components/parts/thread-colours.ts';
import type { Flow, Id } from '@/flow/document.ts';
import { actorBox, queueBox } from '@/flow/geometry.ts';

/** The graph in small, without words: they could not be read at this size. Colours follow the theme by themselves. */
export function FlowThumbnail({ flow }: { flow: Flow }) {
  const bounds = drawnBounds(flow);
  if (!bounds) return null;
  // A lone card would fill the picture: nothing is drawn larger than about half its size on the canvas.
  const width = Math.max(bounds.width, 560);
  const height = Math.max(bounds.height, 240);
  const left = bounds.x + (bounds.width - width) / 2;
  const top = bounds.y + (bounds.height - height) / 2;
  // Lines keep their weight on the card however large the flow is.
  const line = Math.max(1.5, width / 260, height / 130);
  return (
    <svg
      viewBox={`${left} ${top} ${width} ${height}`}
      className="size-full"
      strokeWidth={line}
      aria-hidden="true"
    >
      <Frames flow={flow} />
      <g fill="none" className="stroke-line-strong">
        {Object.entries(flow.wires).map(([id, wire]) => {
          const ends = wireEnds(flow, wire);
          return ends ? <path key={id} d={wirePath(ends.from, ends.to)} /> : null;
        })}
      </g>
      {Object.keys(flow.queues).map((id) => {
        const box = queueBox(flow, id);
        return <rect key={id} {...box} rx={box.height / 2} className="fill-raised stroke-line-strong" />;
      })}
      {Object.keys(flow.actors).map((id) => (
        <Card key={id} flow={flow} id={id} />
      ))}
    </svg>
  );
}

function Frames({ flow }: { flow: Flow }) {
  return [...frameBoxes(flow)].map(([id, box]) => {
    const colour = colourOf(flow, id);
    return (
      <rect
        key={id}
        {...box}
        rx={10}
        style={{ fill: colour, stroke: colour }}
        fillOpacity={0.08}
        strokeOpacity={0.35}
      />
    );
  });
}

function Card({ flow, id }: { flow: Flow; id: Id }) {
  const actor = flow.actors[id];
  if (!actor) return null;
  const { x, y, width, height } = actorBox(flow, id);
  const band = { fill: colourOf(flow, actor.thread) };
  const name = Math.min(width - 44, 24 + actor.name.length * 6);
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={8} className="fill-raised stroke-line-strong" />
      <path
        d={`M${x + 8} ${y}h6v${height}h-6a8 8 0 0 1-8-8v${16 - height}a8 8 0 0 1 8-8z`}
        style={band}
        stroke="none"
      />
      <rect
        x={x + 28}
        y={y + 16}
        width={name}
        height={9}
        rx={4.5}
        className="fill-muted"
        opacity={0.5}
        stroke="none"
      />
      <rect x={x + 28} y={y + 38} width={48} height={7} rx={3.5} style={band} opacity={0.7} stroke="none" />
    </g>
  );
}

function colourOf(flow: Flow, thread: Id): string {
  const { light, dark } = threadColours[flow.threads[thread]?.colour ?? 'blue'];
  return `light-dark(${light}, ${dark})`;
}
