'use client';
import { Download, Minus, Plus } from 'lucide-react';
import { useSession } from '@/components/editor/session.ts';
import { useArea } from '@/components/timeline/area.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Menu } from '@/components/ui/Menu.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { shortId } from '@/trace/messages/message-detail.ts';
import type { Lines, Sequence } from '@/trace/sequence/sequence.ts';
import type { SequenceFormat } from './save-sequence.ts';
import { showSequence, useSequenceChoice, zoomSequence } from './sequence-choice.ts';

interface Props {
  sequence: Sequence | null;
  onSave: (format: SequenceFormat) => void;
}

const count = (n: number) => n.toLocaleString('en');
const ZOOM = 1.25;

/** What the picture is of, how much of it there is, and how it is shown. */
export function SequenceBar({ sequence, onSave }: Props) {
  const { of, chainOf, lines, zoom } = useSequenceChoice();
  const area = useArea((s) => s.area);
  const message = useSession((s) => s.message?.id ?? null);
  const chained = of === 'chain' ? chainOf : message;
  const shown = of === 'area' && area === null ? 'view' : of;
  return (
    <div className="flex h-9 shrink-0 items-center gap-3 overflow-hidden border-line border-b px-3">
      <div className="w-70 shrink-0">
        <Select
          label="What is shown"
          value={shown}
          onChange={showSequence}
          options={[
            { value: 'view', label: 'What the timeline shows' },
            { value: 'area', label: 'The selected area', disabled: area === null },
            {
              value: 'chain',
              label: chained === null ? 'Causes and effects' : `Causes and effects of #${shortId(chained)}`,
              disabled: chained === null,
            },
          ]}
        />
      </div>
      <div className="w-28 shrink-0">
        <Select<Lines>
          label="A line for each"
          value={lines}
          onChange={(next) => useSequenceChoice.setState({ lines: next })}
          options={[
            { value: 'actors', label: 'By actor' },
            { value: 'threads', label: 'By thread' },
          ]}
        />
      </div>
      {of === 'chain' && message !== null && message !== chainOf ? (
        <button
          type="button"
          onClick={() => showSequence('chain')}
          className="shrink-0 whitespace-nowrap text-accent-text hover:underline"
        >
          of #{shortId(message)} instead
        </button>
      ) : null}
      <span role="status" className="ml-auto min-w-0 truncate text-muted tabular-nums">
        {sequence === null ? '' : countWords(sequence, shown)}
      </span>
      <div className="flex shrink-0 items-center">
        <IconButton size="small" label="Smaller" keys="minus" onClick={() => zoomSequence(1 / ZOOM)}>
          <Minus aria-hidden />
        </IconButton>
        <span className="w-11 text-center text-muted text-xs tabular-nums">{Math.round(zoom * 100)}%</span>
        <IconButton size="small" label="Larger" keys="plus" onClick={() => zoomSequence(ZOOM)}>
          <Plus aria-hidden />
        </IconButton>
        <Menu
          align="end"
          trigger={
            <IconButton
              size="small"
              label="Save the sequence"
              disabled={sequence === null || sequence.messages.length === 0}
            >
              <Download aria-hidden />
            </IconButton>
          }
          items={[
            { label: 'Save as SVG', onSelect: () => onSave('svg') },
            { label: 'Save as PNG', onSelect: () => onSave('png') },
            { label: 'Save as Mermaid', onSelect: () => onSave('mermaid') },
          ]}
        />
      </div>
    </div>
  );
}

function countWords({ messages, total, startNs, endNs }: Sequence, of: string): string {
  const span = messages.length === 0 ? '' : ` in ${durationWords(Math.max(0, endNs - startNs))}`;
  if (total <= messages.length) return `${count(total)} ${total === 1 ? 'message' : 'messages'}${span}`;
  const narrow = of === 'chain' ? 'take a later message' : 'zoom in, or select an area';
  return `first ${count(messages.length)} of ${count(total)} messages; to see others, ${narrow}`;
}
