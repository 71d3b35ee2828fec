'use client';
import { Copy } from 'lucide-react';
import { toast } from 'sonner';
import { create } from 'zustand';
import { classes } from '@/components/ui/classes.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { prettyPreview } from '../message-words.ts';
import { CompareView } from './CompareView.tsx';
import { JsonTree } from './JsonTree.tsx';
import { treeOf } from './json-tree.ts';
import { TextBlock } from './TextBlock.tsx';

const ways = { tree: 'Tree', raw: 'Raw', compare: 'Compare' } as const;
type Way = keyof typeof ways;
/** The same for the next message that is looked at. */
const useWay = create<{ way: Way }>()(() => ({ way: 'tree' }));

/** A message's content: as a tree, as it was kept, or against another message's. */
export function ContentView({ detail }: { detail: MessageFacts }) {
  const way = useWay((s) => s.way);
  const { preview, bytes, truncated } = detail;
  if (preview === '')
    return <p className="text-muted">{bytes > 0 ? 'Its content was not kept.' : 'It carries nothing.'}</p>;
  const root = treeOf(preview);
  const copy = (text: string, what: string) => () =>
    void navigator.clipboard.writeText(text).then(() => toast.success(`Copied ${what}`));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-1">
        <div role="radiogroup" aria-label="Content as" className="flex rounded-md border border-line p-px">
          {Object.entries(ways).map(([key, label]) => (
            // biome-ignore lint/a11y/useSemanticElements: a choice that looks like a switch, not like a dot.
            <button
              key={key}
              type="button"
              role="radio"
              aria-checked={way === key}
              onClick={() => useWay.setState({ way: key as Way })}
              className={classes(
                'h-5 rounded-[5px] px-2 text-xs',
                way === key ? 'bg-hover font-medium text-ink' : 'text-muted hover:text-ink',
              )}
            >
              {label}
            </button>
          ))}
        </div>
        <span className="ml-auto" />
        <Menu
          align="end"
          trigger={
            <IconButton label="Copy content" size="small">
              <Copy aria-hidden />
            </IconButton>
          }
          items={[
            { label: 'As it was kept', onSelect: copy(preview, 'the content') },
            {
              label: 'As JSON, laid out',
              disabled: root === null || truncated,
              onSelect: copy(prettyPreview(preview), 'the content as JSON'),
            },
          ]}
        />
      </div>
      {way === 'compare' ? (
        <CompareView detail={detail} />
      ) : way === 'tree' && root !== null ? (
        <JsonTree root={root} />
      ) : (
        <TextBlock>{preview}</TextBlock>
      )}
      <p className="text-muted text-xs">
        {bytes.toLocaleString('en')} bytes{truncated ? '; the trace kept the beginning' : ''}
      </p>
    </div>
  );
}
