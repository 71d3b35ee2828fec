/** Chrome's trace event format: opens in Perfetto and in DevTools. Times in microseconds. */
import { deadlockWords } from '../deadlock-words.ts';
import { kindOf, shortId } from '../message-detail.ts';
import type { TraceStore } from '../trace-store.ts';

export function* chrome(store: TraceStore): Generator<string> {
  const { head, messages } = store;
  let first = true;
  const event = (value: object) => {
    const line = `${first ? '' : ',\n'}${JSON.stringify(value)}`;
    first = false;
    return line;
  };
  const us = (ns: number) => ns / 1000;
  /** A row of a lane is a thread of its own there: the format wants bars of one thread to nest. */
  const tid = (thread: number, row: number) => (thread + 1) * 1000 + Math.min(row, 999);
  yield '{"displayTimeUnit":"ms","traceEvents":[\n';
  yield event({ ph: 'M', name: 'process_name', pid: 1, args: { name: head.flow } });
  for (const [t, thread] of head.threads.entries()) {
    for (let row = 0; row < Math.max(1, store.lanes[t]?.rows.length ?? 0); row++) {
      const name = row === 0 ? thread.name : `${thread.name} (${row + 1})`;
      yield event({ ph: 'M', name: 'thread_name', pid: 1, tid: tid(t, row), args: { name } });
      yield event({
        ph: 'M',
        name: 'thread_sort_index',
        pid: 1,
        tid: tid(t, row),
        args: { sort_index: tid(t, row) },
      });
    }
  }
  for (const [t, lane] of store.lanes.entries())
    for (const [row, bars] of lane.rows.entries())
      for (let i = 0; i < bars.n; i++) {
        const message = bars.message[i] as number;
        const start = bars.start[i] as number;
        const end = Math.min(bars.end[i] as number, store.lastNs);
        const queue = messages.queue[message] as number;
        const sent = messages.sent[message] as number;
        const from = messages.from[message] as number;
        const id = messages.id[message] as number;
        yield event({
          ph: 'X',
          name: store.actorName(bars.actor[i] as number) ?? '?',
          cat: kindOf(messages.flags[message] as number),
          pid: 1,
          tid: tid(t, row),
          ts: us(start),
          dur: us(end - start),
          args: {
            message: shortId(id),
            from: store.actorName(from),
            queue: queue < 0 ? null : (head.queues[queue]?.name ?? null),
            waitedMs: Number.isNaN(sent) ? null : (start - sent) / 1e6,
            content: store.previewOf(message),
          },
        });
        const sender = store.threadOf(from);
        if (Number.isNaN(sent) || sender < 0) continue;
        const cause = messages.cause[message] as number;
        const senderRow = cause >= 0 && messages.to[cause] === from ? (messages.slot[cause] as number) : 0;
        const flow = { name: 'message', cat: 'message', pid: 1, id };
        yield event({ ...flow, ph: 's', tid: tid(sender, senderRow), ts: us(sent) });
        yield event({ ...flow, ph: 'f', bp: 'e', tid: tid(t, row), ts: us(start) });
      }
  for (const [q, steps] of store.queues.entries())
    for (let i = 0; i < steps.n; i++) {
      if (i + 1 < steps.n && steps.time[i + 1] === steps.time[i]) continue;
      yield event({
        ph: 'C',
        name: `queue ${head.queues[q]?.name ?? q}`,
        pid: 1,
        ts: us(steps.time[i] as number),
        args: { depth: steps.depthOf(i) },
      });
    }
  for (const failure of store.failures)
    yield event({
      ph: 'i',
      s: 't',
      name: `${failure.info.name}: ${failure.info.message}`,
      pid: 1,
      tid: tid(Math.max(0, store.threadOf(failure.actor)), 0),
      ts: us(failure.timeNs),
      args: { stack: failure.info.stack },
    });
  const ofAll = { ph: 'i', s: 'g', pid: 1, tid: 0 };
  for (const { timeNs, info } of store.deadlocks.all)
    yield event({ ...ofAll, name: deadlockWords(head, info), ts: us(timeNs) });
  for (const { timeNs, why } of store.cuts) yield event({ ...ofAll, name: why, ts: us(timeNs) });
  yield '\n]}\n';
}
