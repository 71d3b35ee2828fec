/** What other rooms may ask of the canvas, without knowing how it draws. The canvas fills it in while it is open. */
import { create } from 'zustand';
import type { Point } from '@/flow/document.ts';
import type { Selection } from './session.ts';

interface CanvasDoor {
  /** Middle of what is in view, in the document's own coordinates. */
  centre: () => Point;
  /** Brings the selected things into view. */
  reveal: (selection: Partial<Selection>) => void;
  /** Gives the canvas the focus. */
  focus: () => void;
}

export const useCanvasDoor = create<CanvasDoor>()(() => ({
  centre: () => ({ x: 0, y: 0 }),
  reveal: () => {},
  focus: () => {},
}));
