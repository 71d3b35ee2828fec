'use client';
import { toast as sonner } from 'sonner';

export interface ToastOptions {
  kind?: 'plain' | 'success' | 'warning' | 'error';
  /** A second line. */
  description?: string;
  /** A button that takes back what just happened; the toast then stays longer. */
  undo?: () => void;
  /** Any other single action. */
  action?: { label: string; run: () => void };
  /** A later toast with the same id takes the place of the earlier. */
  id?: string;
}

/** Says what has happened, in the corner, for a few seconds. Never for what needs an answer. */
export function toast(message: string, { kind = 'plain', description, undo, action, id }: ToastOptions = {}) {
  const act = undo ? { label: 'Undo', run: undo } : action;
  const options = {
    id,
    description,
    duration: act || kind === 'error' ? 8000 : 4000,
    action: act ? { label: act.label, onClick: act.run } : undefined,
  };
  if (kind === 'success') sonner.success(message, options);
  else if (kind === 'warning') sonner.warning(message, options);
  else if (kind === 'error') sonner.error(message, options);
  else sonner(message, options);
}

export function dismissToast(id: string) {
  sonner.dismiss(id);
}
