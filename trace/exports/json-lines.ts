/** One JSON value a line: the header, then messages, logs and failures, then the end. For scripts and jq. */
import { findLogs, logLine } from '../messages/find-logs.ts';
import { findMessages } from '../messages/find-messages.ts';
import { factsOf, stateAfter } from '../messages/message-detail.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { counted, type Told } from './trace-export.ts';

export function* jsonLines(store: TraceStore, told?: Told): Generator<string> {
  const { head } = store;
  const line = (record: string, value: object) => `${JSON.stringify({ record, ...value })}\n`;
  yield line('run', {
    flow: head.flow,
    startedAt: new Date(head.startedAtMs).toISOString(),
    threads: head.threads.map((t) => t.name),
    queues: head.queues,
    actors: head.actors.map((a) => ({ name: a.name, thread: head.threads[a.thread]?.name ?? null })),
  });
  const rows = findMessages(store, { lifecycle: true });
  for (const i of counted(rows.length, told)) {
    const row = rows[i] as number;
    const { effects: _, effectCount: __, ...facts } = factsOf(store, row, false);
    const state = stateAfter(store, row);
    const effects = store.messages.countEffects(row);
    yield line('message', { ...facts, effects, ...(state === null ? { state: undefined } : { state }) });
  }
  for (const row of findLogs(store, {})) {
    const { row: _, colour: __, ...log } = logLine(store, row);
    // Failures follow in full.
    if (log.level !== 'failed') yield line('log', log);
  }
  for (const f of store.failures)
    yield line('failure', {
      timeNs: f.timeNs,
      actor: store.actorName(f.actor),
      message: f.message < 0 ? null : store.messages.id[f.message],
      info: f.info,
    });
  for (const { timeNs, resolvedNs, info } of store.deadlocks.all)
    yield line('deadlock', {
      timeNs,
      resolvedNs,
      kind: info.kind,
      members: info.members.map(({ actor, queue, for: what }) => ({
        actor: store.actorName(actor),
        queue: head.queues[queue]?.name ?? null,
        for: what,
      })),
    });
  for (const [queue, { name }] of head.queues.entries())
    for (const { fromNs, capacity } of store.capacities.within(queue, 0, Number.POSITIVE_INFINITY))
      if (fromNs >= 0) yield line('capacity', { timeNs: fromNs, queue: name, capacity });
  for (const cut of store.cuts) yield line('cut', cut);
  yield line('end', store.ended ?? { timeNs: store.lastNs, state: 'crashed' });
}
