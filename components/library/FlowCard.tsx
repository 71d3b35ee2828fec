import { Ellipsis, ShieldAlert } from 'lucide-react';
import Link from 'next/link';
import type { FlowSummary } from '@/api/types.ts';
import { RunIcon } from '@/components/runs/RunIcon.tsx';
import { flawList, flawOf, outcomeWords } from '@/components/runs/run-flaws.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Badge } from '@/components/ui/Badge.tsx';
import { ContextMenu } from '@/components/ui/ContextMenu.tsx';
import { classes } from '@/components/ui/classes.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import { FlowName } from './FlowName.tsx';
import { FlowThumbnail } from './FlowThumbnail.tsx';
import { flowMenu } from './flow-menu.tsx';
import { flowPage } from './library-actions.ts';
import { useLibrary } from './library-store.ts';
import { relativeTime } from './relative-time.ts';

interface FlowCardProps {
  flow: FlowSummary;
  nowMs: number;
  open: (page: string) => void;
}

/** One flow: its picture, what it is, how it last went. The whole card is its link. */
export function FlowCard({ flow, nowMs, open }: FlowCardProps) {
  const renaming = useLibrary((s) => s.renaming === flow.id);
  const current = useLibrary((s) => s.current === flow.id);
  const items = () => flowMenu(flow, open);
  return (
    <ContextMenu items={items}>
      <article
        data-flow-card={flow.id}
        className="group relative flex flex-col rounded-xl border border-line bg-raised shadow-(--shadow-card) transition-colors focus-within:border-line-strong hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:outline-offset-1"
      >
        <div className="relative h-36 overflow-hidden rounded-t-[11px] border-line border-b bg-canvas bg-[radial-gradient(var(--line)_1px,transparent_1px)] bg-size-[16px_16px] p-3">
          {Object.keys(flow.document.actors).length === 0 ? (
            <p className="flex h-full items-center justify-center text-muted text-xs">Empty</p>
          ) : (
            <FlowThumbnail flow={flow.document} />
          )}
        </div>
        <div className="flex min-h-0 flex-1 flex-col gap-1 px-3 pt-2.5 pb-2.5">
          {renaming ? (
            <FlowName flow={flow.id} name={flow.name} />
          ) : (
            <h3 className="flex h-5 items-center gap-2 pr-6 font-medium text-[14px]">
              <Link
                href={flowPage(flow.id)}
                title={flow.name}
                onFocus={() => useLibrary.getState().choose(flow.id)}
                className="min-w-0 truncate outline-none after:absolute after:inset-0 after:rounded-xl"
              >
                {flow.name}
              </Link>
              {flow.sample ? <Badge>Sample</Badge> : null}
              {flow.trusted ? null : (
                <Badge tone="warn">
                  <ShieldAlert size={11} aria-hidden /> Untrusted
                </Badge>
              )}
            </h3>
          )}
          <p className="line-clamp-2 min-h-[2lh] text-muted" title={flow.description || undefined}>
            {flow.description || sizeWords(flow)}
          </p>
          <footer className="mt-1 flex items-center justify-between gap-2 text-muted text-xs">
            <LastRun flow={flow} nowMs={nowMs} />
            <span className="shrink-0 whitespace-nowrap">
              {/* A sample that nobody has changed came with Cueboard: when it was copied says nothing. */}
              {flow.sample && flow.revision === 1 ? (
                'Not edited yet'
              ) : (
                <>
                  Edited <time dateTime={flow.updatedAt}>{relativeTime(flow.updatedAt, nowMs)}</time>
                </>
              )}
            </span>
          </footer>
        </div>
        {renaming ? null : (
          <div className="absolute top-2 right-2">
            <Menu
              align="end"
              items={items}
              trigger={
                <IconButton
                  label={`Actions for ${flow.name}`}
                  size="small"
                  tabIndex={current ? 0 : -1}
                  className={classes(
                    'border border-line bg-raised opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100',
                  )}
                >
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            />
          </div>
        )}
      </article>
    </ContextMenu>
  );
}

function LastRun({ flow, nowMs }: { flow: FlowSummary; nowMs: number }) {
  const run = flow.lastRun;
  if (!run) return <span>Not run yet</span>;
  const when = isLive(run.state) ? '' : ` ${relativeTime(run.endedAt ?? run.startedAt, nowMs)}`;
  const word = outcomeWords(run);
  const flaws = run.flaws === null ? '' : flawList(run.flaws).join(', ');
  return (
    <span className="flex min-w-0 items-center gap-1" title={run.reason ?? (flaws || undefined)}>
      <RunIcon state={run.state} flaw={flawOf(run)} size={13} />
      <span className="truncate">
        {word.charAt(0).toUpperCase() + word.slice(1)}
        {when}
      </span>
    </span>
  );
}

/** Where nobody has described it, its size does. */
function sizeWords({ document }: FlowSummary): string {
  const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  const { actors, queues, threads } = document;
  const used = new Set(Object.values(actors).map((actor) => actor.thread));
  const number = Object.keys(threads).filter((id) => used.has(id)).length;
  if (Object.keys(actors).length === 0) return 'Nothing drawn yet.';
  return [
    count(Object.keys(actors).length, 'actor'),
    count(Object.keys(queues).length, 'queue'),
    count(number, 'thread'),
  ].join(' · ');
}
