import type { ThreadColour } from '@/flow/document.ts';

/**
 * A thread has one colour everywhere: canvas band, lane, log line. `light` and `dark` carry bars and bands
 * and keep 3:1 against their surface; text on a bar is `onBar` and keeps 4.5:1.
 */
export const threadColours: Record<ThreadColour, { light: string; dark: string }> = {
  blue: { light: '#3b6fd4', dark: '#6ea0ff' },
  green: { light: '#2b845b', dark: '#5fc795' },
  amber: { light: '#a16618', dark: '#f0b04f' },
  violet: { light: '#9348cc', dark: '#c893f0' },
  red: { light: '#c8453f', dark: '#f5827a' },
  teal: { light: '#147f86', dark: '#4fc3c9' },
  pink: { light: '#c23f86', dark: '#f08abf' },
  lime: { light: '#5f8019', dark: '#a9cc5c' },
  orange: { light: '#bd561a', dark: '#f79a5e' },
  cyan: { light: '#1879a8', dark: '#5cbcf0' },
  indigo: { light: '#5a55c9', dark: '#9d9af5' },
  brown: { light: '#8a6242', dark: '#cba283' },
};

export const onBar = { light: '#ffffff', dark: '#111318' } as const;
