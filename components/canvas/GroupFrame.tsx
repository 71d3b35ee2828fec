'use client';
import type { NodeProps } from '@xyflow/react';
import { RotateCcw } from 'lucide-react';
import { memo, use } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import { classes } from '@/components/ui/classes.ts';
import type { GroupNode } from './derive-nodes.ts';
import { Detail } from './detail.ts';
import { pick } from './pick.ts';

/**
 * A restart group: a thin line of dots around actors that begin anew together. It lets everything through to what
 * lies under it; only its label can be clicked, which selects the members.
 */
export const GroupFrame = memo(function GroupFrame({ id, data }: NodeProps<GroupNode>) {
  const { group, members, chosen } = data;
  const detail = use(Detail);
  const selectMembers = () => {
    const { document } = useDocument.getState();
    useSession.getState().select(pick(nothing, document, [{ id, selected: true }]));
  };
  return (
    <div
      className={classes(
        'relative size-full rounded-[14px] border-[1.5px] border-dotted',
        chosen ? 'border-accent' : 'border-control',
      )}
    >
      {detail === 'far' ? null : (
        <button
          type="button"
          aria-label={`Restart group ${group}: select its ${members} actors`}
          title={`${group}: when one of these actors begins anew after a failure, all do`}
          onClick={selectMembers}
          className={classes(
            'nodrag nopan pointer-events-auto absolute left-3 flex max-w-[calc(100%-24px)] items-center gap-1 rounded-full bg-canvas px-1.5 leading-none',
            chosen ? 'text-accent-text' : 'text-muted hover:text-ink',
            detail === 'middle' ? '-bottom-[11px] h-5 text-[15px]' : '-bottom-[9px] h-4 text-[10.5px]',
          )}
        >
          <RotateCcw aria-hidden size={detail === 'middle' ? 14 : 10} strokeWidth={2} className="shrink-0" />
          <span className="truncate leading-[1.35]">{group}</span>
        </button>
      )}
    </div>
  );
});
