'use client';
import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { kindLine } from '@/components/parts/kind-line.ts';
import { threadCss } from '@/components/parts/thread-css.ts';
import { classes } from '@/components/ui/classes.ts';
import { INPUT_OFFSET, portOffset } from '@/flow/geometry.ts';
import { useConnecting } from './connecting.ts';
import { type ActorNode, IN, portHandle } from './derive-nodes.ts';
import { Detail } from './detail.ts';
import { NameInPlace } from './NameInPlace.tsx';
import { Port } from './Port.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { TemplateMark } from './TemplateMark.tsx';

/** An actor: the colour of its thread, its name, what it is, its ports. Its figures are painted over it. */
export const ActorCard = memo(function ActorCard({ id, data, selected }: NodeProps<ActorNode>) {
  const { actor, colour, takesInput, badge } = data;
  const refused = useConnecting((state) => state.reasons.has(id));
  const detail = use(Detail);
  return (
    <div
      className={classes(
        'canvas-card relative size-full rounded-[7px] border bg-raised transition-opacity',
        selected ? 'border-accent ring-1 ring-accent' : actor.template ? 'border-control' : 'border-line',
        actor.template && (selected ? 'border-[1.5px]' : 'border-[1.5px] border-dashed'),
        actor.copies > 1 ? 'canvas-copies' : detail !== 'far' && 'shadow-(--shadow-card)',
        refused && 'opacity-35',
      )}
    >
      <span
        aria-hidden
        className={classes(
          'absolute -inset-y-px -left-px rounded-l-[7px]',
          // From far away a thin band would not be seen.
          detail === 'far' ? 'w-7' : 'w-2',
        )}
        style={{ background: threadCss(colour) }}
      />
      {detail === 'far' ? null : (
        <>
          <NameInPlace
            table="actors"
            id={id}
            name={actor.name}
            className={classes(
              'mr-2.5 ml-[17px] font-semibold',
              detail === 'middle'
                ? 'mt-2 text-(length:--middle-type) leading-[26px]'
                : 'mt-[7px] text-[12px] leading-[17px]',
            )}
          />
          {actor.template ? <TemplateMark middle={detail === 'middle'} /> : null}
          <div className="near-only mr-2.5 ml-[17px] flex items-baseline gap-2 text-[10.5px] text-muted leading-[15px]">
            <span className="min-w-0 flex-1 truncate">
              {kindLine(actor)}
              {actor.copies > 1 ? ` ×${actor.copies}` : ''}
            </span>
          </div>
          <span
            aria-hidden
            className="when-idle absolute bottom-[10px] left-[17px] h-1 w-12 rounded-full bg-(--slot)"
          />
          {actor.ports.map((port, index) => (
            <span
              key={port}
              className="near-only absolute right-[9px] max-w-16 truncate bg-raised pl-1 text-[10.5px] text-muted leading-[15px]"
              style={{ top: portOffset(index).y - 8 }}
            >
              {port}
            </span>
          ))}
        </>
      )}
      {detail === 'far' ? null : (
        <>
          {takesInput ? (
            <Port id={IN} side="in" y={INPUT_OFFSET.y - 1} label={`Input of ${actor.name}`} />
          ) : null}
          {actor.ports.map((port, index) => (
            <Port
              key={port}
              id={portHandle(port)}
              side="out"
              y={portOffset(index).y - 1}
              label={`Output ${port} of ${actor.name}`}
            />
          ))}
        </>
      )}
      {badge ? <ProblemMark badge={badge} className="-top-2 -right-2" /> : null}
    </div>
  );
});
