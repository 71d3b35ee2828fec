'use client';
import { useState } from 'react';
import { PartIcon } from '@/components/parts/PartIcon.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { SearchField } from '@/components/ui/SearchField.tsx';
import { addByCommand } from './add-by-command.ts';
import { type LibraryItem, writeDrag } from './drag-item.ts';
import { findListed, listedGroups } from './listed-parts.ts';

/** Queues and parts by group. Dragged onto the canvas, or added at its middle with Enter, a double click or a tap. */
export function PartList() {
  const [search, setSearch] = useState('');
  const groups = findListed(listedGroups, search);
  return (
    <div>
      <div className="sticky top-0 z-[1] bg-surface px-2.5 pt-2.5 pb-1">
        <SearchField label="Search parts" value={search} onChange={setSearch} />
      </div>
      {groups.length === 0 ? (
        <EmptyState title="No such part">
          Take <b className="font-medium">Function</b> and write what it does.
        </EmptyState>
      ) : null}
      {groups.map(({ name, items }) => (
        <section key={name} aria-label={name} className="px-1.5 pb-1.5">
          <h2 className="px-2 pt-2.5 pb-1 text-[11px] text-muted">{name}</h2>
          <ul>
            {items.map(({ key, title, summary, icon, item }) => (
              <li key={key}>
                <PartRow title={title} summary={summary} icon={icon} item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface PartRowProps {
  title: string;
  summary: string;
  icon: string;
  item: LibraryItem;
}

function PartRow({ title, summary, icon, item }: PartRowProps) {
  const add = () => void addByCommand(item);
  return (
    <button
      type="button"
      draggable
      aria-label={`${title}: ${summary}. Press Enter to add it`}
      onDragStart={(event) => writeDrag(event.dataTransfer, item)}
      onDoubleClick={add}
      onClick={({ nativeEvent: press, detail }) => {
        // A finger cannot drag it in every browser. The second of two taps is the double click.
        if (press instanceof PointerEvent && press.pointerType === 'touch' && detail < 2) add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        add();
      }}
      className="flex w-full cursor-grab items-center gap-2.5 rounded-md px-2 py-[5px] text-left hover:bg-hover active:cursor-grabbing"
    >
      <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-field text-muted">
        <PartIcon name={icon} sizePx={15} />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium leading-[17px]">{title}</span>
        <span className="block truncate text-muted text-xs leading-[15px]" title={summary}>
          {summary}
        </span>
      </span>
    </button>
  );
}
