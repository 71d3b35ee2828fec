import { threadColours } from '@/components/parts/thread-colours.ts';
import type { Flow, Point } from '@/flow/document.ts';

const ACTOR = { width: 150, height: 64 };
const QUEUE = { width: 120, height: 38 };

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function areaOf(flow: Flow): Area | null {
  const area: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const take = ({ x, y }: Point, size: { width: number; height: number }) => {
    area.left = Math.min(area.left, x);
    area.top = Math.min(area.top, y);
    area.right = Math.max(area.right, x + size.width);
    area.bottom = Math.max(area.bottom, y + size.height);
  };
  for (const id of Object.keys(flow.actors)) take(flow.layout.actors[id] ?? { x: 0, y: 0 }, ACTOR);
  for (const id of Object.keys(flow.queues)) take(flow.layout.queues[id] ?? { x: 0, y: 0 }, QUEUE);
  return area.left === Infinity ? null : area;
}

/** A curve that leaves to the right and arrives from the left, as on the canvas. */
function curve(from: Point, to: Point): string {
  const bend = Math.max(30, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** The graph in small, without words: they could not be read at this size. Colours follow the theme by themselves. */
export function FlowThumbnail({ flow }: { flow: Flow }) {
  const area = areaOf(flow);
  if (!area) return null;
  const pad = 24;
  // A lone card would fill the picture: nothing is drawn larger than 0.6 of its size on the canvas.
  const width = Math.max(area.right - area.left + 2 * pad, 500);
  const height = Math.max(area.bottom - area.top + 2 * pad, 220);
  const left = (area.left + area.right - width) / 2;
  const top = (area.top + area.bottom - height) / 2;
  const actorAt = (id: string) => flow.layout.actors[id] ?? { x: 0, y: 0 };
  const queueAt = (id: string) => flow.layout.queues[id] ?? { x: 0, y: 0 };
  // Lines keep their weight on the card however large the flow is.
  const line = Math.max(1.5, width / 220);
  return (
    <svg viewBox={`${left} ${top} ${width} ${height}`} className="size-full" aria-hidden="true">
      {Object.entries(flow.wires).map(([id, wire]) => {
        const send = wire.kind === 'send';
        const actor = actorAt(wire.actor);
        const queue = queueAt(wire.queue);
        const d = send
          ? curve(
              { x: actor.x + ACTOR.width, y: actor.y + ACTOR.height / 2 },
              { x: queue.x, y: queue.y + QUEUE.height / 2 },
            )
          : curve(
              { x: queue.x + QUEUE.width, y: queue.y + QUEUE.height / 2 },
              { x: actor.x, y: actor.y + ACTOR.height / 2 },
            );
        return <path key={id} d={d} fill="none" className="stroke-line-strong" strokeWidth={line} />;
      })}
      {Object.keys(flow.queues).map((id) => (
        <rect
          key={id}
          {...queueAt(id)}
          {...QUEUE}
          rx={QUEUE.height / 2}
          className="fill-raised stroke-line-strong"
          strokeWidth={line}
        />
      ))}
      {Object.entries(flow.actors).map(([id, actor]) => {
        const { light, dark } = threadColours[flow.threads[actor.thread]?.colour ?? 'blue'];
        const { x, y } = actorAt(id);
        const band = { fill: `light-dark(${light}, ${dark})` };
        return (
          <g key={id}>
            <rect
              x={x}
              y={y}
              {...ACTOR}
              rx={8}
              className="fill-raised stroke-line-strong"
              strokeWidth={line}
            />
            <path
              d={`M${x + 8} ${y}h8v${ACTOR.height}h-8a8 8 0 0 1-8-8v${16 - ACTOR.height}a8 8 0 0 1 8-8z`}
              style={band}
            />
            <rect
              x={x + 30}
              y={y + 18}
              width={Math.min(100, 30 + actor.name.length * 6)}
              height={8}
              rx={4}
              className="fill-muted"
              opacity={0.55}
            />
            <rect x={x + 30} y={y + 40} width={44} height={6} rx={3} style={band} opacity={0.8} />
          </g>
        );
      })}
    </svg>
  );
}
