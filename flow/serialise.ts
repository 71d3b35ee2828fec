import type { Flow } from './document.ts';

/** The canonical text of a flow. */
export const serialiseFlow = (flow: Flow): string => `${JSON.stringify(flow, null, 2)}\n`;
