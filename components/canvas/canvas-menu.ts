/** The context menu: the commands that make sense for what is selected, with their keys. */
import { useCommands } from '@/components/editor/commands.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import type { MenuItem } from '@/components/ui/menu-item.ts';

const ON_PANE = [
  'edit.paste',
  '',
  'add.queue',
  'add.function',
  '',
  'canvas.connect',
  'canvas.arrange',
  'canvas.fit',
  'edit.select-all',
];
const ON_THINGS = [
  'canvas.open-code',
  'canvas.rename',
  'canvas.ask',
  'canvas.connect',
  '',
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.duplicate',
  '',
  'canvas.group',
  'canvas.ungroup',
  'canvas.restart-together',
  'canvas.restart-alone',
  'canvas.fit-selection',
  '',
  'edit.delete',
];
/** Left out where they would do nothing, instead of shown grey. */
const ONLY_WHERE_IT_FITS = new Set([
  'canvas.open-code',
  'canvas.ask',
  'canvas.group',
  'canvas.ungroup',
  'canvas.restart-together',
  'canvas.restart-alone',
  'canvas.rename',
]);

export function canvasMenu(): MenuItem[] {
  const { actors, queues, wires, threads } = useSession.getState().selection;
  const things = actors.length + queues.length + wires.length + threads.length > 0;
  const { readOnly } = useDocument.getState();
  const { byId } = useCommands.getState();
  const items: MenuItem[] = [];
  for (const id of things ? ON_THINGS : ON_PANE) {
    if (id === '') {
      if (items.length > 0 && items.at(-1)?.kind !== 'separator') items.push({ kind: 'separator' });
      continue;
    }
    const command = byId.get(id);
    if (!command) continue;
    const off = command.enabled?.() === false;
    if (off && (readOnly || ONLY_WHERE_IT_FITS.has(id))) continue;
    items.push({
      label: command.title,
      keys: command.keys?.[0],
      disabled: off,
      danger: id === 'edit.delete',
      onSelect: command.run,
    });
  }
  if (items.at(-1)?.kind === 'separator') items.pop();
  return items;
}
