'use client';
import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { queueLine, queuePolicy } from '@/components/parts/queue-words.ts';
import { classes } from '@/components/ui/classes.ts';
import { QUEUE_INPUT_OFFSET, QUEUE_OUTPUT_OFFSET } from '@/flow/geometry.ts';
import { useConnecting } from './connecting.ts';
import { IN, OUT, type QueueNode } from './derive-nodes.ts';
import { Detail } from './detail.ts';
import { NameInPlace } from './NameInPlace.tsx';
import { Port } from './Port.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { amount, depthWords } from './paint-overlay.ts';
import { slotCount } from './slots.ts';

/** A queue: its name, its capacity, its slots, and its rule in words below. How full it is is painted over it. */
export const QueueCapsule = memo(function QueueCapsule({ id, data, selected }: NodeProps<QueueNode>) {
  const { queue, badge } = data;
  const refused = useConnecting((state) => state.reasons.has(id));
  const detail = use(Detail);
  return (
    <div
      className={classes(
        'relative size-full rounded-full border bg-raised transition-opacity',
        detail !== 'far' && 'shadow-(--shadow-card)',
        selected ? 'border-accent ring-1 ring-accent' : 'border-line-strong',
        refused && 'opacity-35',
      )}
    >
      {detail === 'far' ? null : (
        <>
          <div
            className={classes(
              'mx-[17px] flex items-baseline gap-2',
              detail === 'middle' ? 'h-[23px] leading-[23px]' : 'mt-[4px] h-[19px] leading-[16px]',
            )}
          >
            <NameInPlace
              table="queues"
              id={id}
              name={queue.name}
              className={classes(
                'min-w-0 flex-1',
                detail === 'middle' ? 'text-center text-(length:--middle-type)' : 'text-[11.5px]',
              )}
            />
            {/* Keeps room for the depth that is painted here while a run is on screen. */}
            <span className="near-only relative text-[10.5px] text-muted tabular-nums">
              <span aria-hidden className="invisible">
                {depthWords(queue.capacity, queue.capacity)}
              </span>
              <span className="when-idle absolute inset-y-0 right-0">{amount(queue.capacity)}</span>
            </span>
          </div>
          <div aria-hidden className="mx-[17px] flex h-[7px] gap-[2px]">
            {Array.from({ length: slotCount(queue.capacity) }, (_, slot) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: slots are places, they have no other name
              <span key={slot} className="w-[4.1px] rounded-[1px] bg-(--slot)" />
            ))}
          </div>
          <span
            title={queuePolicy(queue).join(', ')}
            className="near-only absolute top-full left-1/2 mt-[3px] max-w-[190px] -translate-x-1/2 truncate whitespace-nowrap text-[10.5px] text-muted leading-[15px]"
          >
            {queueLine(queue)}
          </span>
        </>
      )}
      {detail === 'far' ? null : (
        <>
          <Port id={IN} side="in" y={QUEUE_INPUT_OFFSET.y - 1} label={`Into ${queue.name}`} />
          <Port id={OUT} side="out" y={QUEUE_OUTPUT_OFFSET.y - 1} label={`Out of ${queue.name}`} />
        </>
      )}
      {badge ? <ProblemMark badge={badge} className="-top-3 left-1/2 -translate-x-1/2" /> : null}
    </div>
  );
});
