/** The frame that is being resized, with the box that the document learns when the pointer lets go. */
import { create } from 'zustand';
import type { Box, Id } from '@/flow/document.ts';

export interface Resized {
  id: Id;
  box: Box;
}

export const useResizing = create<{ resized: Resized | null }>()(() => ({ resized: null }));
