'use client';
import { ChevronDown, ChevronRight, Copy, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { addToFilter } from '@/components/dock/messages/list-store.ts';
import { useSession } from '@/components/editor/session.ts';
import { Menu } from '@/components/ui/Menu.tsx';
import { filterWords, type JsonNode } from './json-tree.ts';

/** Levels that are open at first. */
const OPEN_DEPTH = 2;
/** Entries that are shown of one object or list. */
const MOST_SHOWN = 200;

const looks = {
  object: 'text-muted',
  list: 'text-muted',
  text: 'text-ink',
  number: 'text-accent-text',
  other: 'text-warn',
} as const;

/** Content as a tree. A press on a name offers its path and a filter by its value. */
export function JsonTree({ root }: { root: JsonNode }) {
  return (
    <ul
      aria-label="Content"
      className="max-h-72 overflow-auto rounded-md border border-line bg-field py-1 font-mono text-xs leading-[1.6]"
    >
      {root.children.map((node) => (
        <Branch key={node.path} node={node} depth={1} />
      ))}
      {root.children.length === 0 ? <li className="px-2 text-muted">{root.words}</li> : null}
    </ul>
  );
}

function Branch({ node, depth }: { node: JsonNode; depth: number }) {
  const [open, setOpen] = useState(depth <= OPEN_DEPTH);
  const [all, setAll] = useState(false);
  const holds = node.children.length > 0;
  const shown = all ? node.children : node.children.slice(0, MOST_SHOWN);
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className="flex items-start pr-2 hover:bg-hover" style={{ paddingLeft: (depth - 1) * 12 + 4 }}>
        {holds ? (
          <button
            type="button"
            aria-label={node.path}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="mt-[3px] flex size-3.5 shrink-0 items-center justify-center rounded text-muted hover:text-ink"
          >
            <Arrow size={12} aria-hidden />
          </button>
        ) : (
          <span className="size-3.5 shrink-0" />
        )}
        <Menu
          trigger={
            <button
              type="button"
              className="shrink-0 rounded px-0.5 text-muted hover:text-ink"
              title={node.path}
            >
              {node.name}
            </button>
          }
          items={() => itemsOf(node)}
        />
        <span className="mr-1.5 text-muted">:</span>
        <span className={`min-w-0 break-words ${looks[node.kind]}`}>{node.words}</span>
      </div>
      {holds && open ? (
        <ul>
          {shown.map((child) => (
            <Branch key={child.path} node={child} depth={depth + 1} />
          ))}
          {shown.length < node.children.length ? (
            <li className="pl-6">
              <button type="button" className="text-accent-text hover:underline" onClick={() => setAll(true)}>
                {(node.children.length - shown.length).toLocaleString('en')} more
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

function itemsOf(node: JsonNode) {
  const copy = (text: string, what: string) => () =>
    void navigator.clipboard.writeText(text).then(() => toast.success(`Copied ${what}`));
  const filter = filterWords(node);
  return [
    { label: 'Copy path', icon: <Copy aria-hidden />, onSelect: copy(node.path, node.path) },
    { label: 'Copy value', icon: <Copy aria-hidden />, onSelect: copy(node.words, 'the value') },
    {
      label: filter === null ? 'List messages with the same' : `List ${filter}`,
      icon: <ListFilter aria-hidden />,
      disabled: filter === null,
      onSelect: () => {
        if (filter === null) return;
        addToFilter(filter);
        useSession.getState().set({ dockTab: 'messages' });
      },
    },
  ];
}
