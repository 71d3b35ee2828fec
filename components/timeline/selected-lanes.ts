/** What is selected on the canvas, as the painters look it up: by index. */
import type { TraceHeader } from '@/runtime/protocol/trace-file.ts';
import type { Highlight } from './trace-messages.ts';

/** Null where the selection names no actor: a queue alone dims no bars. */
export function litActors({ actors, threads }: TraceHeader, highlight: Highlight): Uint8Array | null {
  if (highlight.actors.length === 0 && highlight.threads.length === 0) return null;
  return Uint8Array.from(actors, (a) =>
    highlight.actors.includes(a.actor) || highlight.threads.includes(threads[a.thread]?.name ?? '') ? 1 : 0,
  );
}

export function litQueues({ queues }: TraceHeader, highlight: Highlight): Uint8Array | null {
  if (highlight.queues.length === 0) return null;
  return Uint8Array.from(queues, ({ name }) => (highlight.queues.includes(name) ? 1 : 0));
}
