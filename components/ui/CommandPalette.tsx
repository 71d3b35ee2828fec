'use client';
import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import { type Command, useCommands } from '@/components/editor/commands.ts';
import { findCommands } from './find-commands.ts';
import { groupCommands } from './group-commands.ts';
import { Kbd } from './Kbd.tsx';
import { useOverlay } from './overlay-store.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** Every command by a few of its letters. */
export function CommandPalette() {
  const open = useOverlay((state) => state.open === 'palette');
  const show = useOverlay((state) => state.show);
  const returnFocus = useReturnFocus(open);
  const chosen = useRef<Command | null>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => show(next ? 'palette' : null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-(--overlay)" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            returnFocus(event);
            // After the focus has gone back to where it was: a command may move it on.
            const command = chosen.current;
            chosen.current = null;
            if (command) setTimeout(command.run, 0);
          }}
          className="fixed top-[14vh] left-1/2 z-50 w-[560px] max-w-[calc(100vw-32px)] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-(--shadow-dialog) outline-none"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <PaletteList
            onChoose={(command) => {
              chosen.current = command;
              show(null);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ onChoose }: { onChoose: (command: Command) => void }) {
  const [typed, setTyped] = useState('');
  const byId = useCommands((state) => state.byId);
  const ready = [...byId.values()].filter(
    (command) => command.id !== 'view.palette' && (command.enabled?.() ?? true),
  );
  const groups: [string, Command[]][] =
    typed.trim() === '' ? groupCommands(ready) : [['', findCommands(ready, typed)]];
  return (
    <Cmdk label="Commands" loop shouldFilter={false}>
      <div className="flex items-center gap-2 border-line border-b px-3">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Cmdk.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="What do you want to do?"
          className="h-11 w-full bg-transparent text-[14px] outline-none placeholder:text-muted"
        />
      </div>
      <Cmdk.List className="max-h-[min(420px,56vh)] overflow-y-auto p-1.5">
        <Cmdk.Empty className="px-3 py-6 text-center text-muted">No command has these letters.</Cmdk.Empty>
        {groups.map(([group, commands]) => (
          <Cmdk.Group
            key={group}
            heading={group === '' ? undefined : group}
            className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-[11px] **:[[cmdk-group-heading]]:text-muted"
          >
            {commands.map((command) => (
              <Cmdk.Item
                key={command.id}
                value={`${command.title} ${command.id}`}
                keywords={[command.group]}
                onSelect={() => onChoose(command)}
                className="flex h-8 cursor-default select-none items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover"
              >
                <span className="flex-1 truncate">{command.title}</span>
                {command.keys?.[0] ? <Kbd keys={command.keys[0]} /> : null}
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}
