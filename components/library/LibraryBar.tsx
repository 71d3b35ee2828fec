import { CircleHelp } from 'lucide-react';
import { useCommands } from '@/components/editor/commands.ts';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Kbd } from '@/components/ui/Kbd.tsx';
import { ThemeMenu } from '@/components/ui/ThemeMenu.tsx';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import { Wordmark } from './Wordmark.tsx';

const run = (command: string) => useCommands.getState().byId.get(command)?.run();

export function LibraryBar() {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface px-4">
      <Wordmark />
      <div className="ml-auto flex items-center gap-1">
        <Tooltip label="Command palette">
          <Button variant="quiet" aria-label="Command palette" onClick={() => run('view.palette')}>
            <Kbd keys="mod+k" />
          </Button>
        </Tooltip>
        <ThemeMenu />
        <IconButton label="Help" keys="f1" onClick={() => run('help.open')}>
          <CircleHelp aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}
