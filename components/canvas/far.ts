import { createContext } from 'react';

/** True while the canvas is zoomed out so far that words cannot be read: cards are then plain boxes. */
export const Far = createContext(false);
export const FAR_ZOOM = 0.4;
