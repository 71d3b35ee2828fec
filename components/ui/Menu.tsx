'use client';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { MenuItems } from './MenuItems.tsx';
import { type MenuItem, menuLook } from './menu-item.ts';

export interface MenuProps {
  /** A button. */
  trigger: ReactElement;
  /** Called when it opens, where a function. */
  items: MenuItem[] | (() => MenuItem[]);
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, items, align = 'start', side = 'bottom', onOpenChange }: MenuProps) {
  return (
    <DropdownMenu.Root onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={menuLook}
        >
          <Opened items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Mounted only while the menu is open, so that a list made by a function is made then. */
function Opened({ items }: Pick<MenuProps, 'items'>) {
  return <MenuItems items={typeof items === 'function' ? items() : items} parts={DropdownMenu} />;
}
