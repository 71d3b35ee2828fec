import { create } from 'zustand';
import type { Id } from '@/flow/document.ts';

/** Where the code editor should go next: somebody chose a problem or a failure that has a line. */
interface CodePlace {
  place: { actor: Id; line: number; column: number } | null;
  goTo: (actor: Id, line: number, column?: number) => void;
  /** The editor has gone there. */
  arrived: () => void;
}

export const useCodePlace = create<CodePlace>()((set) => ({
  place: null,
  goTo: (actor, line, column = 1) => set({ place: { actor, line, column } }),
  arrived: () => set({ place: null }),
}));
