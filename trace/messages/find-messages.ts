/** Finding messages at once: by actor, queue, thread and by text, in order of when they were sent. */

import type { TraceStore } from '../reading/trace-store.ts';
import { Verdicts } from './content-pass.ts';
import { type NamedFilter, namedPasses, termPass } from './filter-passes.ts';
import { SentOrder } from './sent-order.ts';

export interface MessageFilter extends NamedFilter {
  /** Anywhere in content, names or the reason of a failure; upper and lower case are one. */
  text?: string;
}

/** Rows of the messages that match, earliest sent first. MessageList does the same a slice at a time. */
export function findMessages(
  store: TraceStore,
  filter: MessageFilter,
  order = new SentOrder(store),
): Uint32Array {
  const text = filter.text?.trim() ?? '';
  const passes = namedPasses(store, filter);
  if (text !== '')
    passes.push(
      termPass(store, { on: 'text', text, at: 0, length: text.length, not: false }, new Verdicts()),
    );
  order.update();
  const keep = new Uint8Array(store.messages.n).fill(1);
  for (const pass of passes) pass(keep, 0, keep.length);
  return order.kept(keep);
}
