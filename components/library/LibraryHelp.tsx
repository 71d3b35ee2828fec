import { useCommands } from '@/components/editor/commands.ts';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { Kbd } from '@/components/ui/Kbd.tsx';

const steps = [
  ['Draw', 'Drag parts onto the canvas and join their ports. Between two actors there is always a queue.'],
  ['Place', 'Each actor runs on a named thread, drawn as a frame. Moving it to another changes no result.'],
  ['Run', 'The flow runs in a process of its own, on real threads. The timeline shows every message.'],
  ['Take it away', 'Export a project that runs with Node alone, with your code as you wrote it.'],
] as const;

export function LibraryHelp({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const byId = useCommands((s) => s.byId);
  const commands = [...byId.values()].filter((command) => command.keys?.length);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="How Cueboard works">
      <ol className="grid gap-3 sm:grid-cols-2">
        {steps.map(([title, text], index) => (
          <li key={title} className="rounded-lg border border-line p-3">
            <p className="font-medium">
              <span className="mr-1.5 text-muted tabular-nums">{index + 1}</span>
              {title}
            </p>
            <p className="mt-0.5 text-muted">{text}</p>
          </li>
        ))}
      </ol>
      <h3 className="mt-4 mb-1.5 font-medium">Keys of this page</h3>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {commands.map((command) => (
          <li key={command.id} className="flex items-center justify-between gap-2 text-muted">
            {command.title}
            <span className="flex gap-1">{command.keys?.[0] ? <Kbd keys={command.keys[0]} /> : null}</span>
          </li>
        ))}
        <li className="flex items-center justify-between gap-2 text-muted">
          Import what was copied <Kbd keys="mod+v" />
        </li>
      </ul>
    </Dialog>
  );
}
