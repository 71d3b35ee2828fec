import type { ReactNode } from 'react';

/** What Menu and ContextMenu show. An item with `checked` (also false) is a tick that can be set. */
export type MenuItem =
  | {
      kind?: 'item';
      label: string;
      icon?: ReactNode;
      /** As in commands.ts; shown, not bound. */
      keys?: string;
      disabled?: boolean;
      danger?: boolean;
      checked?: boolean;
      onSelect: () => void;
    }
  | { kind: 'submenu'; label: string; icon?: ReactNode; disabled?: boolean; items: MenuItem[] }
  | { kind: 'label'; label: string }
  | { kind: 'separator' };

export const menuLook =
  'z-50 min-w-44 max-w-80 max-h-[min(480px,80vh)] overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-(--shadow-pop) outline-none';
