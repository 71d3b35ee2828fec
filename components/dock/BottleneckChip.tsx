'use client';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { shareWords } from '@/components/parts/figure-words.ts';

/** The actor for which the others wait, and the share of somebody's time that this costs; a way to it. */
export function BottleneckChip() {
  const bottleneck = useSession((s) => s.waits?.bottleneck ?? null);
  const id = useDocument(({ document }) =>
    Object.keys(document.actors).find((each) => document.actors[each]?.name === bottleneck?.actor),
  );
  if (bottleneck === null || bottleneck.waiter === null) return null;
  const { actor, busy, outside, atOneMessage, waiter, sentence } = bottleneck;
  const share = outside > busy ? `${shareWords(outside)} on the outside` : `${shareWords(busy)} busy`;
  const work = atOneMessage === null ? share : `at one message for ${atOneMessage}`;
  const show = () => {
    if (id === undefined) return;
    useSession.getState().select({ actors: [id] });
    useCanvasDoor.getState().reveal({ actors: [id] });
  };
  return (
    <button
      type="button"
      onClick={show}
      title={sentence}
      className="min-w-0 truncate rounded px-1 text-warn hover:bg-hover"
    >
      Bottleneck: {actor} — {work}, {waiter.actor} waits for it {shareWords(waiter.share)} of the time
    </button>
  );
}
