'use client';
import { ContextMenu as Primitive } from 'radix-ui';
import type { ReactElement } from 'react';
import { MenuItems } from './MenuItems.tsx';
import { type MenuItem, menuLook } from './menu-item.ts';

export interface ContextMenuProps {
  /** One element that takes a ref; a right click or the menu key on it opens the menu. */
  children: ReactElement;
  /** Where a function, it is called when the menu opens: after the child's own onContextMenu. */
  items: MenuItem[] | (() => MenuItem[]);
  disabled?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function ContextMenu({ children, items, disabled, onOpenChange }: ContextMenuProps) {
  return (
    <Primitive.Root onOpenChange={onOpenChange} modal={false}>
      <Primitive.Trigger asChild disabled={disabled}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={menuLook} collisionPadding={8}>
          <Opened items={items} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Opened({ items }: Pick<ContextMenuProps, 'items'>) {
  return <MenuItems items={typeof items === 'function' ? items() : items} parts={Primitive} />;
}
