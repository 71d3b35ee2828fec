'use client';
import { Columns3, Link2, Plus } from 'lucide-react';
import { toast } from 'sonner';
import { useSession } from '@/components/editor/session.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import type { MenuItem } from '@/components/ui/menu-item.ts';
import type { Flow } from '@/flow/document.ts';
import { messageKinds, outcomes } from '@/trace/messages/filter-terms.ts';
import { columns } from './columns.ts';
import { filterLink } from './filter-link.ts';
import { addToFilter, resetColumns, toggleColumn, useList } from './list-store.ts';

/** Words for the filter, the columns, and a link to what is listed. */
export function ListMenus({ document: flow, runId }: { document: Flow; runId: string | null }) {
  const shown = useList((s) => s.shown);
  const flowId = useSession((s) => s.run?.flowId ?? null);
  const copyLink = async () => {
    if (runId === null || flowId === null) return;
    await navigator.clipboard.writeText(filterLink(flowId, runId, useList.getState().filter));
    toast.success('Copied a link to this run and filter');
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label="Add to the filter" size="small">
            <Plus aria-hidden />
          </IconButton>
        }
        items={() => filterItems(flow)}
      />
      <Menu
        align="end"
        trigger={
          <IconButton label="Columns" size="small">
            <Columns3 aria-hidden />
          </IconButton>
        }
        items={[
          ...columns.map(({ id, head }) => ({
            ...{ label: head, checked: shown.includes(id) },
            onSelect: () => toggleColumn(id),
          })),
          { kind: 'separator' },
          { label: 'As they were', onSelect: resetColumns },
        ]}
      />
      <IconButton
        label="Copy a link to this filter"
        size="small"
        disabled={runId === null || flowId === null}
        onClick={() => void copyLink()}
      >
        <Link2 aria-hidden />
      </IconButton>
    </>
  );
}

const quoted = (name: string) => (/[\s",]/.test(name) ? JSON.stringify(name) : name);

function filterItems(flow: Flow): MenuItem[] {
  const items = (key: string, values: readonly string[]): MenuItem[] =>
    values.map((value) => ({ label: value, onSelect: () => addToFilter(`${key}:${quoted(value)}`) }));
  const names = (records: Record<string, { name: string }>) => Object.values(records).map(({ name }) => name);
  const word = (words: string): MenuItem => ({ label: words, onSelect: () => addToFilter(words) });
  return [
    { kind: 'submenu', label: 'Queue', items: items('queue', names(flow.queues)) },
    { kind: 'submenu', label: 'Actor', items: items('actor', names(flow.actors)) },
    { kind: 'submenu', label: 'From', items: items('from', names(flow.actors)) },
    { kind: 'submenu', label: 'To', items: items('to', names(flow.actors)) },
    { kind: 'submenu', label: 'Thread', items: items('thread', names(flow.threads)) },
    { kind: 'submenu', label: 'Outcome', items: items('outcome', ['failed', 'lost', ...outcomes]) },
    { kind: 'submenu', label: 'Kind', items: items('kind', messageKinds) },
    { kind: 'separator' },
    ...['took>5ms', 'waited>10ms', 'held>1ms', 'at>1s', 'size>1kb'].map(word),
  ];
}
