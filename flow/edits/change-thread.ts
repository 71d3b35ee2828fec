import type { Box, Flow, Id, ThreadColour } from '../document.ts';
import { changeRecord, recordOf, without } from '../records.ts';

export function recolourThread(flow: Flow, id: Id, colour: ThreadColour): Flow {
  return changeRecord(flow, 'threads', id, { colour });
}

/** Gives a frame room of its own; null lets it fit its actors again. */
export function resizeFrame(flow: Flow, id: Id, box: Box | null): Flow {
  recordOf(flow, 'threads', id);
  const threads =
    box === null ? without(flow.layout.threads, new Set([id])) : { ...flow.layout.threads, [id]: box };
  return threads === flow.layout.threads ? flow : { ...flow, layout: { ...flow.layout, threads } };
}
