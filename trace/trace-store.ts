/** A trace in memory: columns per kind of thing, filled by TraceReader and settled once per batch. */
import type { FailureInfo, RunEnd, TraceHeader } from '../runtime/protocol/trace-file.ts';
import { KeptText } from './kept-text.ts';
import { Logs } from './logs.ts';
import { Marks } from './marks.ts';
import { MessageColumns } from './message-columns.ts';
import { QueueSteps } from './queue-steps.ts';
import { RecentWork } from './recent-work.ts';
import { ThreadLane } from './thread-lane.ts';

export interface Failure {
  timeNs: number;
  actor: number;
  /** Row of the message, -1 for none. */
  message: number;
  info: FailureInfo;
}

export interface Program {
  pid: number;
  actor: number;
  thread: number;
  command: string;
  startedNs: number;
  /** NaN while it runs. */
  endedNs: number;
  /** Exit code, or 256 + signal number. */
  exit: number;
}

export const noHeader: TraceHeader = {
  flow: '',
  startedAtMs: 0,
  previewBytes: 0,
  threads: [],
  queues: [],
  actors: [],
};

export class TraceStore {
  head: TraceHeader = noHeader;
  readonly messages = new MessageColumns();
  readonly text = new KeptText();
  /** By thread; what the host wrote about a thread is in that thread's lane. */
  lanes: ThreadLane[] = [];
  queues: QueueSteps[] = [];
  /** By thread; the last is the host's. */
  marks: Marks[] = [];
  readonly logs = new Logs();
  readonly failures: Failure[] = [];
  /** Row of a message to why it failed or was lost. */
  readonly reasons = new Map<number, string>();
  readonly programs: Program[] = [];
  /** Null while the run goes on, and for ever where it crashed. */
  ended: RunEnd | null = null;
  /** Time of the latest record. */
  lastNs = 0;
  /** Messages and answers sent; what starts and stops actors is not counted. */
  sentCount = 0;
  handledByActor = new Uint32Array(0);
  failuresByActor = new Uint32Array(0);
  busyByActor = new Float64Array(0);
  /** Series: actors, then queues. */
  recent = new RecentWork(0);

  begin(header: TraceHeader): void {
    this.head = header;
    this.lanes = header.threads.map(() => new ThreadLane());
    this.queues = header.queues.map(() => new QueueSteps());
    this.marks = [...header.threads, 'host'].map(() => new Marks());
    this.handledByActor = new Uint32Array(header.actors.length);
    this.failuresByActor = new Uint32Array(header.actors.length);
    this.busyByActor = new Float64Array(header.actors.length);
    this.recent = new RecentWork(header.actors.length + header.queues.length);
  }

  /** To be called after each batch: brings sorted columns and levels of detail up to date. */
  settle(): void {
    for (const lane of this.lanes) lane.settle();
    for (const queue of this.queues) queue.settle();
  }

  /** Name of an actor instance, or null. */
  actorName(actor: number): string | null {
    return this.head.actors[actor]?.name ?? null;
  }
  /** Thread of an actor instance, -1 for none. */
  threadOf(actor: number): number {
    return this.head.actors[actor]?.thread ?? -1;
  }
  threadName(actor: number): string | null {
    return this.head.threads[this.threadOf(actor)]?.name ?? null;
  }
  previewOf(row: number): string {
    return this.text.text(this.messages.textAt[row] as number, this.messages.textLength[row] as number);
  }
}
