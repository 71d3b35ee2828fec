'use client';
import { Check, ChevronRight } from 'lucide-react';
import type { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Kbd } from './Kbd.tsx';
import { type MenuItem, menuLook } from './menu-item.ts';

const row =
  'flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-disabled:opacity-45 data-highlighted:bg-hover data-[state=open]:bg-hover';

/** One list for both kinds of menu; `parts` are the primitives of either. */
export function MenuItems({
  items,
  parts,
}: {
  items: MenuItem[];
  parts: typeof DropdownMenu | typeof ContextMenu;
}) {
  const P = parts as typeof DropdownMenu;
  const ticked = items.some((item) => 'checked' in item && item.checked !== undefined);
  return items.map((item, index) => {
    const key = `${index} ${'label' in item ? item.label : ''}`;
    if (item.kind === 'separator') return <P.Separator key={key} className="-mx-1 my-1 h-px bg-line" />;
    if (item.kind === 'label')
      return (
        <P.Label key={key} className="px-2 py-1 text-[11px] text-muted">
          {item.label}
        </P.Label>
      );
    if (item.kind === 'submenu')
      return (
        <P.Sub key={key}>
          <P.SubTrigger disabled={item.disabled} className={row}>
            {ticked ? <span className="size-3.5 shrink-0" /> : null}
            <ItemIcon icon={item.icon} />
            <span className="flex-1 truncate">{item.label}</span>
            <ChevronRight size={13} aria-hidden className="text-muted" />
          </P.SubTrigger>
          <P.Portal>
            <P.SubContent className={menuLook} sideOffset={4} collisionPadding={8}>
              <MenuItems items={item.items} parts={parts} />
            </P.SubContent>
          </P.Portal>
        </P.Sub>
      );
    const inside = (
      <>
        {ticked ? (
          <span className="flex size-3.5 shrink-0">
            {item.checked ? <Check size={14} aria-hidden className="text-accent-text" /> : null}
          </span>
        ) : null}
        <ItemIcon icon={item.icon} />
        <span className="flex-1 truncate">{item.label}</span>
        {item.keys ? <Kbd keys={item.keys} /> : null}
      </>
    );
    const look = classes(row, item.danger && 'text-danger');
    return item.checked === undefined ? (
      <P.Item key={key} disabled={item.disabled} onSelect={item.onSelect} className={look}>
        {inside}
      </P.Item>
    ) : (
      <P.CheckboxItem
        key={key}
        checked={item.checked}
        disabled={item.disabled}
        onSelect={item.onSelect}
        className={look}
      >
        {inside}
      </P.CheckboxItem>
    );
  });
}

function ItemIcon({ icon }: { icon?: ReactNode }) {
  if (!icon) return null;
  return <span className="flex size-3.5 shrink-0 items-center text-muted [&>svg]:size-3.5">{icon}</span>;
}
