/**
 * A log for ShiViz, in the two lines an event that it expects: `host {vector clock}`, then what happened. Hosts are
 * threads. A thread's own events follow one another; what was sent comes before it was taken. The clock of an event
 * says, by thread, how many events of that thread came before it or are it.
 */

import { durationWords } from '../lanes/ticks.ts';
import { kindOf, shortId } from '../messages/message-detail.ts';
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { isOfRuntime } from './of-runtime.ts';
import { counted, type Told } from './trace-export.ts';

/** Which event of a message; at one time, in this order. */
const What = { handled: 0, taken: 1, sent: 2 } as const;
const KINDS = 3;

export function* shiviz(store: TraceStore, told?: Told): Generator<string> {
  const { messages, head } = store;
  const { times, codes, n } = eventsOf(store);
  const hosts = hostNames(head.threads.map(({ name }) => name));
  /** By thread; how many events of each thread it knows of. */
  const clocks = hosts.map(() => new Uint32Array(hosts.length));
  /** What was known when a message was sent, until it is taken. */
  const onTheWay = new Map<number, Uint32Array>();
  for (const i of counted(n, told)) {
    const row = Math.floor((codes[i] as number) / KINDS);
    const what = (codes[i] as number) % KINDS;
    const actor = (what === What.sent ? messages.from : messages.to)[row] as number;
    const thread = store.threadOf(actor);
    const clock = clocks[thread] as Uint32Array;
    clock[thread] = (clock[thread] as number) + 1;
    if (what === What.sent) onTheWay.set(row, clock.slice());
    if (what === What.taken) {
      const sent = onTheWay.get(row);
      onTheWay.delete(row);
      for (let t = 0; sent !== undefined && t < clock.length; t++)
        clock[t] = Math.max(clock[t] as number, sent[t] as number);
    }
    const known = hosts.flatMap((host, t) => (clock[t] === 0 ? [] : [`${JSON.stringify(host)}:${clock[t]}`]));
    yield `${hosts[thread]} {${known.join(', ')}}\n${words(store, row, what, times[i] as number)}\n`;
  }
}

/** Events that happened on a thread, in an order in which none comes before what it depends on. */
function eventsOf(store: TraceStore): { times: Float64Array; codes: Uint32Array; n: number } {
  const { messages } = store;
  const times = new Float64Array(messages.n * KINDS);
  const codes = new Uint32Array(messages.n * KINDS);
  let n = 0;
  const add = (row: number, what: number, timeNs: number, actor: number | undefined) => {
    if (Number.isNaN(timeNs) || store.lanes[store.threadOf(actor ?? -1)] === undefined) return timeNs;
    times[n] = timeNs;
    codes[n++] = row * KINDS + what;
    return timeNs;
  };
  // One kind after another: at one time, the sort keeps this order.
  for (let row = 0; row < messages.n; row++)
    if (kindOf(messages.flags[row] as number) !== 'answer')
      add(row, What.handled, handledNs(store, row), messages.to[row]);
  for (let row = 0; row < messages.n; row++) add(row, What.taken, takenNs(store, row), messages.to[row]);
  for (let row = 0; row < messages.n; row++)
    if (!isOfRuntime(messages, row)) add(row, What.sent, sentNs(store, row), messages.from[row]);
  sortRuns(times, codes, n);
  return { times, codes, n };
}

/**
 * Threads read the clock a few nanoseconds apart, and what follows at once may have the same time: a message is never
 * taken before it was sent, nor done before that, and what is sent because of it comes after it was taken.
 */
function takenNs({ messages }: TraceStore, row: number): number {
  const sent = messages.sent[row] as number;
  const taken = messages.taken[row] as number;
  return taken <= sent ? sent + 0.5 : taken;
}

function sentNs(store: TraceStore, row: number): number {
  const { messages } = store;
  const sent = messages.sent[row] as number;
  const cause = messages.cause[row] as number;
  const before = cause >= 0 && messages.to[cause] === messages.from[row] ? takenNs(store, cause) : Number.NaN;
  return sent <= before ? before + 0.125 : sent;
}

function handledNs(store: TraceStore, row: number): number {
  const handled = store.messages.handled[row] as number;
  const taken = takenNs(store, row);
  return handled <= taken ? taken + 0.25 : handled;
}

/** Names without spaces, each once: ShiViz reads a host up to the first space. */
function hostNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name, index) => {
    const plain = name.replace(/[\s{}]+/gu, '_') || `thread_${index}`;
    const own = used.has(plain) ? `${plain}_${index}` : plain;
    used.add(own);
    return own;
  });
}

function words(store: TraceStore, row: number, what: number, timeNs: number): string {
  const { messages, head } = store;
  const id = `#${shortId(messages.id[row] as number)}`;
  const queue = head.queues[messages.queue[row] as number]?.name;
  const kind = kindOf(messages.flags[row] as number);
  const from = store.actorName(messages.from[row] as number);
  const to = store.actorName(messages.to[row] as number);
  const subject = what === What.sent ? from : to;
  const verb = what === What.sent ? 'sends' : what === What.taken ? 'takes' : 'is done with';
  const place = queue === undefined ? '' : what === What.sent ? ` to ${queue}` : ` from ${queue}`;
  const content = what === What.sent ? store.previewOf(row) : '';
  const at = durationWords(Math.floor(timeNs));
  const line = `${subject ?? '?'} ${verb} ${kind} ${id}${place} at ${at}${content === '' ? '' : `: ${content}`}`;
  // An event is one line, and nothing in it may be taken for a clock.
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[{}]/g, (c) => (c === '{' ? '(' : ')'));
}
