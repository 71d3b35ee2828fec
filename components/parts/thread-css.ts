import type { ThreadColour } from '@/flow/document.ts';
import { onBar, threadColours } from './thread-colours.ts';

/** A thread's colour as a CSS value that follows the theme by itself. For a 2d canvas take `threadColours` instead. */
export function threadCss(colour: ThreadColour): string {
  const { light, dark } = threadColours[colour];
  return `light-dark(${light}, ${dark})`;
}

/** Text and icons on a thread's colour. */
export const onThreadCss = `light-dark(${onBar.light}, ${onBar.dark})`;
