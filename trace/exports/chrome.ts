/**
 * Chrome's trace event format, for Perfetto and chrome://tracing, by the rules of Perfetto's importer:
 *
 *   - Slices of one thread nest or follow one another; one that overlaps another in part is dropped. So what an actor
 *     does beside others that await on its thread is an async span (`b`, `e`) with an id of its own.
 *   - An arrow (`s`, `f`) holds on to the slice that was begun last on its thread. So each is written right behind a
 *     slice of the same time: a send is one without length.
 *   - Events are put in order of time, those of one time in the order of the file.
 *   - Times are microseconds, and become whole nanoseconds by cutting off what is behind them.
 */

import { kindOf, shortId } from '../messages/message-detail.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { deadlockWords } from '../waits/deadlock-words.ts';
import { threadStates } from '../waits/thread-states.ts';
import { isOfRuntime } from './of-runtime.ts';
import { counted, type Told } from './trace-export.ts';

const PID = 1;
/** Of a thread, and of what it was doing: a row of its own below it. */
const tidOf = (thread: number) => 10 * (thread + 1);
const stateTidOf = (thread: number) => tidOf(thread) + 1;

/** Microseconds that stay this many nanoseconds when they are multiplied by 1,000 and cut off. */
export function microseconds(ns: number): number {
  const whole = Math.round(ns);
  const us = whole / 1000;
  return Math.trunc(us * 1000) === whole ? us : us + 0.0001;
}

export function* chrome(store: TraceStore, told?: Told): Generator<string> {
  yield '{"displayTimeUnit":"ms","traceEvents":[\n';
  let first = true;
  for (const event of events(store, told)) {
    yield `${first ? '' : ',\n'}${JSON.stringify(event)}`;
    first = false;
  }
  yield '\n]}\n';
}

function* events(store: TraceStore, told?: Told): Generator<object> {
  yield* names(store);
  const { messages } = store;
  for (const row of counted(messages.n, told, 0, 0.8)) {
    yield* send(store, row);
    yield* work(store, row);
  }
  for (const [t] of store.head.threads.entries()) yield* states(store, t);
  told?.(0.9);
  for (const [q] of store.head.queues.entries()) yield* depths(store, q);
  yield* moments(store);
}

function* names({ head }: TraceStore): Generator<object> {
  const meta = (name: string, tid: number, args: object) => ({ ph: 'M', name, pid: PID, tid, args });
  yield meta('process_name', 0, { name: head.flow });
  for (const [t, { name }] of head.threads.entries())
    for (const [tid, words] of [
      [tidOf(t), name],
      [stateTidOf(t), `${name}: state`],
    ] as const) {
      yield meta('thread_name', tid, { name: words });
      yield meta('thread_sort_index', tid, { sort_index: tid });
    }
}

/** Whether somebody sent it and somebody took it, so that an arrow can lead from one to the other. */
const hasArrow = (store: TraceStore, row: number): boolean =>
  !isOfRuntime(store.messages, row) &&
  store.threadOf(store.messages.from[row] as number) >= 0 &&
  store.threadOf(store.messages.to[row] as number) >= 0 &&
  (store.messages.sent[row] as number) <= (store.messages.taken[row] as number);

const arrow = (ph: 's' | 'f', id: number, tid: number, ns: number) => ({
  ph,
  name: 'message',
  cat: 'message',
  pid: PID,
  // Importers read the ids of arrows as hexadecimal where they are text.
  id: `0x${id.toString(16)}`,
  tid,
  ts: microseconds(ns),
  ...(ph === 'f' ? { bp: 'e' } : {}),
});

function* send(store: TraceStore, row: number): Generator<object> {
  const { messages, head } = store;
  const sent = messages.sent[row] as number;
  const thread = store.threadOf(messages.from[row] as number);
  if (Number.isNaN(sent) || thread < 0 || isOfRuntime(messages, row)) return;
  const id = messages.id[row] as number;
  const queue = head.queues[messages.queue[row] as number]?.name ?? null;
  yield {
    ph: 'X',
    name: queue === null ? kindOf(messages.flags[row] as number) : `send to ${queue}`,
    cat: 'send',
    pid: PID,
    tid: tidOf(thread),
    ts: microseconds(sent),
    dur: 0,
    args: { message: shortId(id), from: store.actorName(messages.from[row] as number), queue },
  };
  if (hasArrow(store, row)) yield arrow('s', id, tidOf(thread), sent);
}

/** The handling of a message, or the arrival of an answer. */
function* work(store: TraceStore, row: number): Generator<object> {
  const { messages, head } = store;
  const start = messages.taken[row] as number;
  const to = messages.to[row] as number;
  const thread = store.threadOf(to);
  if (Number.isNaN(start) || thread < 0) return;
  const handled = messages.handled[row] as number;
  const end = Math.max(start, Number.isNaN(handled) ? store.lastNs : handled);
  const id = messages.id[row] as number;
  const kind = kindOf(messages.flags[row] as number);
  const tid = tidOf(thread);
  const queuedNs = messages.queued[row] as number;
  const since = Number.isNaN(queuedNs) ? (messages.sent[row] as number) : queuedNs;
  const content = store.previewOf(row);
  const name = kind === 'answer' ? 'answer' : (store.actorName(to) ?? '?');
  const args = {
    message: shortId(id),
    from: store.actorName(messages.from[row] as number),
    queue: head.queues[messages.queue[row] as number]?.name ?? null,
    waitedMs: Number.isNaN(since) ? null : Math.max(0, start - since) / 1e6,
    ...(content === '' ? {} : { content }),
    ...(store.reasons.has(row) ? { error: store.reasons.get(row) } : {}),
  };
  const slice = { name, cat: kind, pid: PID, tid, ts: microseconds(start), args };
  // Row 0 of a lane never overlaps itself; what lies in the rows below it overlaps what is above.
  if (kind === 'answer' || messages.slot[row] === 0)
    yield { ph: 'X', ...slice, dur: microseconds(Math.round(end) - Math.round(start)) };
  else {
    const span = { name, cat: kind, pid: PID, tid, id: `0x${id.toString(16)}` };
    yield { ph: 'b', ...span, ts: microseconds(start), args };
    yield { ph: 'e', ...span, ts: microseconds(end) };
    yield { ph: 'X', ...slice, name: `take ${name}`, dur: 0 };
  }
  if (hasArrow(store, row)) yield arrow('f', id, tid, start);
}

const STATE_WORDS = {
  input: 'waits for input',
  working: 'works',
  full: 'waits for a place',
  answer: 'waits for an answer',
  outside: 'outside',
};

function* states(store: TraceStore, thread: number): Generator<object> {
  const { queues } = store.head;
  for (const { startNs, endNs, state, what } of threadStates(store, thread)) {
    const of = state === 'full' ? queues[what]?.name : state === 'answer' ? store.actorName(what) : null;
    const words = STATE_WORDS[state];
    const name = of ? `${words} ${state === 'full' ? 'in' : 'of'} ${of}` : words;
    const dur = microseconds(Math.round(endNs) - Math.round(startNs));
    yield { ph: 'X', name, cat: 'state', pid: PID, tid: stateTidOf(thread), ts: microseconds(startNs), dur };
  }
}

function* depths(store: TraceStore, queue: number): Generator<object> {
  const steps = store.queues[queue];
  if (steps === undefined) return;
  const name = `queue ${store.head.queues[queue]?.name ?? queue}`;
  for (let i = 0; i < steps.n; i++) {
    if (i + 1 < steps.n && steps.time[i + 1] === steps.time[i]) continue;
    const args = { depth: steps.depthOf(i) };
    yield { ph: 'C', name, pid: PID, ts: microseconds(steps.time[i] as number), args };
  }
}

/** Failures, deadlocks, and where the recording was cut. */
function* moments(store: TraceStore): Generator<object> {
  const instant = (name: string, ns: number, where: object, args = {}) => ({
    ...{ ph: 'i', name, cat: 'trouble', pid: PID, ts: microseconds(ns), ...where, args },
  });
  for (const { actor, timeNs, info } of store.failures) {
    const thread = store.threadOf(actor);
    const where = thread < 0 ? { s: 'g' } : { s: 't', tid: tidOf(thread) };
    yield instant(`${info.name}: ${info.message}`, timeNs, where, { stack: info.stack });
  }
  for (const { timeNs, info } of store.deadlocks.all)
    yield instant(deadlockWords(store.head, info), timeNs, { s: 'g' });
  for (const { timeNs, why } of store.cuts) yield instant(why, timeNs, { s: 'g' });
}
