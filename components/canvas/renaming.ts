/** Which name is being edited on the canvas. */
import { create } from 'zustand';
import type { Id } from '@/flow/document.ts';

export const useRenaming = create<{ id: Id | null }>()(() => ({ id: null }));
export const beginRenaming = (id: Id) => useRenaming.setState({ id });
export const endRenaming = () => useRenaming.setState({ id: null });
