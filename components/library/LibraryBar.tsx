import { CircleHelp } from 'lucide-react';
import { useCommands } from '@/components/editor/commands.ts';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Kbd } from '@/components/ui/Kbd.tsx';
import { ThemeMenu } from '@/components/ui/ThemeMenu.tsx';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import { Wordmark } from './Wordmark.tsx';

export function LibraryBar({ help }: { help: () => void }) {
  const palette = useCommands((s) => s.byId.get('palette.open'));
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface px-4">
      <Wordmark />
      <div className="ml-auto flex items-center gap-1">
        {palette ? (
          <Tooltip label="Command palette">
            <Button variant="quiet" aria-label="Command palette" onClick={palette.run}>
              <Kbd keys="mod+k" />
            </Button>
          </Tooltip>
        ) : null}
        <ThemeMenu />
        <IconButton label="Help" onClick={help}>
          <CircleHelp aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}
