'use client';
import { type Command, useCommands } from '@/components/editor/commands.ts';
import { Dialog } from './Dialog.tsx';
import { groupCommands } from './group-commands.ts';
import { Kbd } from './Kbd.tsx';
import { useOverlay } from './overlay-store.ts';

const where: Record<NonNullable<Command['scope']>, string> = {
  canvas: 'on the canvas',
  timeline: 'on the timeline',
  sequence: 'in the sequence view',
  library: 'in the library',
};

/** Every command that has keys, and the keys. */
export function ShortcutsDialog() {
  const open = useOverlay((state) => state.open === 'shortcuts');
  const show = useOverlay((state) => state.show);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => show(next ? 'shortcuts' : null)}
      title="Keyboard shortcuts"
      description="Everything else is in the command palette."
      size="large"
    >
      <ShortcutList />
    </Dialog>
  );
}

function ShortcutList() {
  const byId = useCommands((state) => state.byId);
  const withKeys = [...byId.values()].filter((command) => command.keys?.length);
  return (
    <div className="gap-8 sm:columns-2">
      {groupCommands(withKeys).map(([group, commands]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-[11px] text-muted">{group}</h3>
          <ul>
            {commands.map((command) => (
              <li key={command.id} className="flex min-h-7 items-center gap-2 border-line border-b py-0.5">
                <span className="flex-1">
                  {command.title}
                  {command.scope ? <span className="text-muted text-xs"> {where[command.scope]}</span> : null}
                </span>
                {command.keys?.map((keys) => (
                  <Kbd key={keys} keys={keys} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
