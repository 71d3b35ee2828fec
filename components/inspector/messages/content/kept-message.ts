/** The message that others are compared with: kept until another is, or the page is left. */
import { create } from 'zustand';

interface Kept {
  /** Null while none is kept. */
  kept: { id: number; preview: string } | null;
}

export const useKeptMessage = create<Kept>()(() => ({ kept: null }));
