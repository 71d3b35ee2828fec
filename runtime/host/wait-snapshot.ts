import type { Layout } from '../layout.ts';
import type { AskTable, OpenAsk } from '../memory/ask-table.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { WaitSnapshot } from './wait-graph.ts';

type Seen = WaitSnapshot['actors'][number];

/**
 * Who waits for whom now, read from shared memory without asking any thread: one that is stuck could not answer.
 * Actors made while the run goes on stand in no list here: whoever waits for one of them counts as at work.
 * @param seenWaiting by actor, its steps when its thread was last seen asleep; kept from one snapshot to the next
 */
export function snapshotOf(
  layout: Layout,
  memory: SharedMemory,
  asks: AskTable,
  hasEnded: (actor: number) => boolean,
  seenWaiting: Map<number, number>,
): WaitSnapshot {
  const oldest = oldestAsks(asks);
  const actors = layout.actors.map(({ name, thread }, actor): Seen => {
    const steps = memory.steps(actor);
    const seen = (state: Seen['state'], queue = -1, holder = -1): Seen => ({
      name,
      state,
      queue,
      holder,
      steps,
    });
    if (hasEnded(actor)) return seen('ended');
    if (memory.handling(actor) === 0) return seen('idle');
    // Whose thread is awake may be computing, whatever else it has under way; unless it was seen to wait and has made no
    // step since.
    if (memory.isAsleep(thread)) seenWaiting.set(actor, steps);
    else if (seenWaiting.get(actor) !== steps) return seen('busy');
    const queue = memory.waitsForPlace(actor);
    if (queue >= 0) return seen('place', queue);
    const ask = oldest.get(actor);
    if (ask === undefined || ask.target >= 0 || ask.holder >= layout.actors.length) return seen('busy');
    return seen('answer', ask.queue, ask.holder);
  });
  const queues = layout.queues.map(({ name, readers }, queue) => ({
    name,
    readers,
    size: memory.depth(queue),
  }));
  return { actors, queues };
}

/** By asker. Who has asked several at once waits for the first of them in any case. */
function oldestAsks(asks: AskTable): Map<number, OpenAsk> {
  const oldest = new Map<number, OpenAsk>();
  for (const ask of asks.all()) {
    const known = oldest.get(ask.asker);
    if (known === undefined || ask.askId < known.askId) oldest.set(ask.asker, ask);
  }
  return oldest;
}
