/** A trace in memory: columns per kind of thing, filled by TraceReader and settled once per batch. */
import type { FailureInfo, RunEnd, SpawnInfo, TraceHeader } from '../../runtime/protocol/trace-file.ts';
import { ThreadLane } from '../lanes/thread-lane.ts';
import { RecentWork } from '../moments/recent-work.ts';
import { Capacities } from '../queues/capacities.ts';
import { QueueSteps } from '../queues/queue-steps.ts';
import { Deadlocks } from '../waits/deadlocks.ts';
import { Waits } from '../waits/waits.ts';
import { ActorStates } from './actor-states.ts';
import { grown } from './growable.ts';
import { Horizon } from './horizon.ts';
import { KeptText } from './kept-text.ts';
import { Logs } from './logs.ts';
import { Marks } from './marks.ts';
import { MessageColumns } from './message-columns.ts';

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

/** A place where records are missing. */
export interface Cut {
  timeNs: number;
  /** How many were left out so far; 0 where the recording ends. */
  records: number;
  why: string;
}

/** Few take the same share of all. */
const SHARES = 1.5;
const room = (all: number, parts: number) => Math.ceil((SHARES * all) / Math.max(1, parts));

/** An index beyond this is no actor: the bytes are wrong. */
const MOST_ACTORS = 1 << 22;

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
  capacities = new Capacities([]);
  /** By thread; the last is the host's. */
  marks: Marks[] = [];
  readonly logs = new Logs();
  readonly failures: Failure[] = [];
  /** Row of a message to why it failed or was lost. */
  readonly reasons = new Map<number, string>();
  readonly programs: Program[] = [];
  readonly cuts: Cut[] = [];
  readonly states = new ActorStates();
  readonly deadlocks = new Deadlocks();
  readonly waits = new Waits(this.messages, this.deadlocks, (actor) => this.threadOf(actor));
  /** Up to when the records of all threads are here. */
  readonly horizon = new Horizon();
  /** Null while the run goes on, and for ever where it crashed. */
  ended: RunEnd | null = null;
  /** How often something was added: what is worked out from the store stands while this does. */
  batches = 0;
  /** Time of the latest record. */
  lastNs = 0;
  /** Messages and answers sent; what starts and stops actors is not counted. */
  sentCount = 0;
  handledByActor = new Uint32Array(0);
  failuresByActor = new Uint32Array(0);
  busyByActor = new Float64Array(0);
  /** By actor. */
  recent = new RecentWork(0);
  /** By queue: what was taken from it. */
  recentOfQueues = new RecentWork(0);

  /** @param expected messages, as far as one can guess */
  begin(header: TraceHeader, expected = 0): void {
    // A copy: actors made while the run goes on are added to it.
    this.head = { ...header, actors: [...header.actors] };
    this.lanes = header.threads.map((_, thread) => {
      const actors = [...header.actors.keys()].filter((actor) => header.actors[actor]?.thread === thread);
      return new ThreadLane(actors, room(expected, header.actors.length));
    });
    const { removed } = header;
    const steps = room(2 * expected, header.queues.length);
    this.queues = header.queues.map((_, i) => new QueueSteps(removed?.depths[i], removed?.untilNs, steps));
    this.capacities = new Capacities(header.queues);
    this.marks = [...header.threads, 'host'].map(() => new Marks());
    this.recent = new RecentWork(header.actors.length);
    this.recentOfQueues = new RecentWork(header.queues.length);
    this.growActors();
    this.waits.begin(header.threads.length, header.queues.length);
  }

  /** A part of the trace is missing; the header is that of what follows. */
  jumped({ actors, queues, removed }: TraceHeader): void {
    const sinceNs = removed?.untilNs ?? this.lastNs;
    for (const [i, { capacity }] of queues.entries()) this.capacities.set(i, sinceNs, capacity);
    for (const [i, actor] of actors.entries()) this.head.actors[i] = actor;
    this.growActors();
    for (const [i, queue] of this.queues.entries()) queue.rebase(sinceNs, removed?.depths[i] ?? 0);
  }

  /** An actor that was made while the run goes on. Threads are drained one after another: it may have acted already. */
  spawned(index: number, text: string): void {
    this.knowActor(index, -1);
    if (this.head.actors[index] === undefined) return;
    try {
      const { name, actor, thread } = JSON.parse(text) as SpawnInfo;
      this.head.actors[index] = { name, actor, copy: 0, thread };
    } catch {
      // Its number stays its name.
    }
  }

  /** Makes room for an actor that the header does not name. @param thread that which wrote of it */
  knowActor(index: number, thread: number): void {
    const { actors, threads } = this.head;
    if (index >= MOST_ACTORS) return;
    while (actors.length <= index) {
      const name = `actor ${actors.length}`;
      const known = actors.length === index && thread < threads.length ? thread : -1;
      actors.push({ name, actor: name, copy: 0, thread: known });
    }
    this.growActors();
  }

  private growActors(): void {
    const { length } = this.head.actors;
    this.handledByActor = grown(this.handledByActor, length);
    this.failuresByActor = grown(this.failuresByActor, length);
    this.busyByActor = grown(this.busyByActor, length);
    this.recent.grow(length);
  }

  /** To be called after each batch: brings sorted columns and levels of detail up to date. */
  settle(): void {
    this.batches++;
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
