import { Copy, Download, FolderOpen, Pencil, Trash2 } from 'lucide-react';
import type { FlowSummary } from '@/api/types.ts';
import type { MenuItem } from '@/components/ui/menu-item.ts';
import { neighbourOf } from './card-focus.ts';
import { deleteFlow, downloadFlow, duplicateFlow, flowPage } from './library-actions.ts';
import { useLibrary } from './library-store.ts';

/** What may be done with one flow, for its menu button and its context menu. */
export function flowMenu(flow: FlowSummary, open: (page: string) => void): MenuItem[] {
  return [
    {
      label: 'Open',
      keys: 'enter',
      icon: <FolderOpen aria-hidden />,
      onSelect: () => open(flowPage(flow.id)),
    },
    {
      label: 'Rename',
      keys: 'f2',
      icon: <Pencil aria-hidden />,
      onSelect: () => useLibrary.getState().startRename(flow.id),
    },
    {
      label: 'Duplicate',
      keys: 'mod+d',
      icon: <Copy aria-hidden />,
      onSelect: () => void duplicateFlow(flow),
    },
    { label: 'Export JSON', icon: <Download aria-hidden />, onSelect: () => downloadFlow(flow.id) },
    { kind: 'separator' },
    {
      label: 'Delete',
      keys: 'delete',
      danger: true,
      icon: <Trash2 aria-hidden />,
      onSelect: () => void deleteFlow(flow, neighbourOf(flow.id)),
    },
  ];
}
