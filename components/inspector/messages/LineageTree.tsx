'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { traceClient } from '@/components/timeline/trace-client.ts';
import { classes } from '@/components/ui/classes.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import type { Lineage, LineageNode } from '@/trace/messages/lineage.ts';
import { idWords } from './message-words.ts';

/** Ancestors in the list, and effects that are fetched at a time. */
const MOST_ANCESTORS = 12;
const EFFECTS_AT_ONCE = 50;
/** Beyond it lines begin no further to the right. */
const MOST_INDENT = 8;

/** What led to a message, and what came of it: a tree that opens on request. */
export function LineageTree({ id, version }: { id: number; version: number }) {
  const [found, setFound] = useState<Lineage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that there are more effects, ask again.
  useEffect(() => {
    let here = true;
    void traceClient.lineage(id, MOST_ANCESTORS).then((lineage) => {
      if (here) setFound(lineage);
    });
    return () => {
      here = false;
    };
  }, [id, version]);
  if (found === null || found.self.id !== id) return null;
  const { ancestors, earlier, self } = found;
  return (
    <ul aria-label="Lineage" className="-mx-1 text-xs leading-[1.7]">
      {earlier === 0 ? null : (
        <li className="px-1 text-muted">{earlier.toLocaleString('en')} before these</li>
      )}
      {ancestors.map((node, index) => (
        <li key={node.id}>
          <Line node={node} depth={index} />
        </li>
      ))}
      <Branch key={`${id} ${self.effects}`} node={self} depth={ancestors.length} isSelf />
    </ul>
  );
}

function Branch({ node, depth, isSelf = false }: { node: LineageNode; depth: number; isSelf?: boolean }) {
  const [effects, setEffects] = useState<LineageNode[]>([]);
  const [open, setOpen] = useState(isSelf);
  const more = node.effects - effects.length;
  const fetchMore = () => {
    const from = effects.length;
    void traceClient
      .effects(node.id, from, from + EFFECTS_AT_ONCE)
      .then((next) => setEffects((now) => (now.length === from ? [...now, ...next] : now)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first are fetched when it opens.
  useEffect(() => {
    if (open && effects.length === 0 && node.effects > 0) fetchMore();
  }, [open]);
  return (
    <li aria-current={isSelf ? 'true' : undefined}>
      <Line
        node={node}
        depth={depth}
        isSelf={isSelf}
        open={open}
        onToggle={node.effects > 0 ? () => setOpen(!open) : undefined}
      />
      {open && effects.length > 0 ? (
        <ul>
          {effects.map((effect) => (
            <Branch key={effect.id} node={effect} depth={depth + 1} />
          ))}
          {more > 0 ? (
            <li style={{ paddingLeft: indent(depth + 1) + 18 }}>
              <button type="button" onClick={fetchMore} className="text-accent-text hover:underline">
                {more.toLocaleString('en')} more
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

const indent = (depth: number) => Math.min(depth, MOST_INDENT) * 12;

interface LineProps {
  node: LineageNode;
  depth: number;
  isSelf?: boolean;
  open?: boolean;
  onToggle?: (() => void) | undefined;
}

function Line({ node, depth, isSelf = false, open = false, onToggle }: LineProps) {
  const Arrow = open ? ChevronDown : ChevronRight;
  const words = node.place ?? node.kind;
  const failed = node.outcome !== 'ok' && node.outcome !== 'waiting' && node.outcome !== 'handling';
  return (
    <div
      className={classes(
        'flex items-center gap-1 rounded pr-1',
        isSelf ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
      style={{ paddingLeft: indent(depth) }}
    >
      {onToggle === undefined ? (
        <span className="size-4 shrink-0" />
      ) : (
        <button
          type="button"
          aria-label={`Effects of ${idWords(node.id)}`}
          aria-expanded={open}
          onClick={onToggle}
          className="flex size-4 shrink-0 items-center justify-center rounded text-muted hover:text-ink"
        >
          <Arrow size={12} aria-hidden />
        </button>
      )}
      <button
        type="button"
        onClick={() => useSession.getState().selectMessage({ id: node.id, detail: null })}
        className="flex min-w-0 flex-1 items-center gap-1.5 text-left"
      >
        <span className={classes('shrink-0 tabular-nums', isSelf ? 'font-medium' : 'text-accent-text')}>
          {idWords(node.id)}
        </span>
        <span className="min-w-0 truncate">{words}</span>
        {failed ? <span className="shrink-0 text-danger">{node.outcome}</span> : null}
        <span className="ml-auto shrink-0 text-muted tabular-nums">
          {node.sentNs === null ? '' : durationWords(node.sentNs)}
        </span>
      </button>
    </div>
  );
}
