import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';

export interface LogLine {
  /** Place in the trace's logs; a key. */
  row: number;
  timeNs: number;
  /** `failed`: what an actor's code threw. */
  level: 'debug' | 'info' | 'warn' | 'error' | 'failed';
  thread: string;
  colour: string;
  actor: string | null;
  /** Id of the message that was being handled. */
  message: number | null;
  text: string;
}

export interface LogFilter {
  actors?: string[];
  threads?: string[];
  text?: string;
}

const levels = ['debug', 'info', 'warn', 'error', 'failed'] as const;

/** Rows of the logs that match, in order of time. */
export function findLogs(store: TraceStore, filter: LogFilter): Uint32Array {
  const { logs } = store;
  const text = filter.text?.trim().toLowerCase() ?? '';
  const rows = new Uint32Array(logs.n);
  const times = new Float64Array(logs.n);
  let n = 0;
  for (let row = 0; row < logs.n; row++) {
    const actor = store.head.actors[logs.actor[row] as number];
    if (filter.actors?.length && !(actor !== undefined && filter.actors.includes(actor.actor))) continue;
    const thread = store.head.threads[logs.thread[row] as number]?.name ?? '';
    if (filter.threads?.length && !filter.threads.includes(thread)) continue;
    if (text !== '') {
      const line = store.text.text(logs.textAt[row] as number, logs.textLength[row] as number);
      if (!`${thread} ${actor?.name ?? ''} ${line}`.toLowerCase().includes(text)) continue;
    }
    times[n] = logs.time[row] as number;
    rows[n++] = row;
  }
  sortRuns(times, rows, n);
  return rows.subarray(0, n);
}

export function logLine(store: TraceStore, row: number): LogLine {
  const { logs } = store;
  const message = logs.message[row] as number;
  const thread = store.head.threads[logs.thread[row] as number];
  return {
    row,
    timeNs: logs.time[row] as number,
    level: levels[logs.level[row] as number] ?? 'info',
    thread: thread?.name ?? 'run',
    colour: thread?.colour ?? '',
    actor: store.actorName(logs.actor[row] as number),
    message: message < 0 ? null : (store.messages.id[message] as number),
    text: store.text.text(logs.textAt[row] as number, logs.textLength[row] as number),
  };
}
