'use client';
import { DropdownMenu } from 'radix-ui';
import { addItem } from '@/components/editor/library-items.ts';
import { queueKinds } from '@/components/editor/queue-kinds.ts';
import { PartIcon } from '@/components/parts/PartIcon.tsx';
import { MenuItems } from '@/components/ui/MenuItems.tsx';
import { type MenuItem, menuLook } from '@/components/ui/menu-item.ts';
import { parts } from '@/parts/catalogue.ts';
import type { Part } from '@/parts/part.ts';
import type { LooseWire } from './use-wiring.ts';

/** What a wire that was dropped on nothing shall lead to. */
export function DropMenu({ wire, onClose }: { wire: LooseWire; onClose: () => void }) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger
        aria-hidden
        tabIndex={-1}
        className="pointer-events-none fixed size-0"
        style={{ left: wire.screen.x, top: wire.screen.y }}
      />
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={2}
          collisionPadding={8}
          className={menuLook}
          aria-label="Lead the wire to"
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <MenuItems items={itemsFor(wire)} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function itemsFor({ held, at }: LooseWire): MenuItem[] {
  const placing = { centre: at, wire: held };
  const items: MenuItem[] = [];
  if (held.end.kind === 'actor') {
    for (const { kind, name, icon } of queueKinds) {
      items.push({
        label: name,
        icon: <PartIcon name={icon} />,
        onSelect: () => void addItem({ kind: 'queue', queue: kind }, placing),
      });
    }
    items.push({ kind: 'separator' });
  }
  const fits = (part: Part) => (held.backwards ? part.ports.length > 0 : part.reads);
  for (const { kind, name, icon } of parts.filter(fits)) {
    items.push({
      label: name,
      icon: <PartIcon name={icon} />,
      onSelect: () => void addItem({ kind: 'part', part: kind }, placing),
    });
  }
  return items;
}
