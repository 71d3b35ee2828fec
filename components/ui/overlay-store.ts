import { create } from 'zustand';

/** Which of the two lists of commands is open: they never are together. */
interface Overlay {
  open: 'palette' | 'shortcuts' | null;
  show: (open: Overlay['open']) => void;
}

export const useOverlay = create<Overlay>()((set) => ({
  open: null,
  show: (open) => set({ open }),
}));
