/**
 * The plan: what the runtime takes. `main.ts` of a run or an export holds it as plain code, keyed by name,
 * because it is written to be read by people. The compiler makes it from a flow; a person may write it by hand.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Plan {
  name: string;
  /** By thread name. Every thread that an actor names must stand here. */
  threads: Record<string, ThreadPlan>;
  /** By queue name. */
  queues: Record<string, QueuePlan>;
  /** By actor name. */
  actors: Record<string, ActorPlan>;
}

export interface ThreadPlan {
  /** A name of the palette; the trace carries it to the timeline. */
  colour?: string;
}

export interface QueuePlan {
  /** Messages that may wait at once, 1 or more; default 1,024. */
  capacity?: number;
  /** Default `wait`. */
  whenFull?: 'wait' | 'drop-newest' | 'drop-oldest' | 'fail';
  /** Default `fifo`; a priority takes the lowest value of the field first. */
  order?: 'fifo' | 'lifo' | { priority: string };
  /** Dotted path of the field by which waiting messages are unique. */
  uniqueBy?: string;
  timeToLiveMs?: number;
  /** Default true. */
  deadLetters?: boolean;
}

export interface ActorPlan {
  /** One thread, or one for each copy. */
  thread: string | string[];
  /** The actor's module, relative to the file that calls `main`. */
  code: string;
  /** Handed to the code as `ctx.settings`. */
  settings?: Record<string, Json>;
  /** Queues it reads, in order of priority where `takes` is `by-priority`. */
  reads?: string[];
  /** Default `in-turn`. */
  takes?: 'in-turn' | 'by-priority';
  /** Queues that each port leads to; a port with several gives each a copy. */
  sends?: Record<string, string | string[]>;
  /** Default `{ restart: 3, seconds: 10 }`. */
  onFailure?: 'skip' | 'stop-actor' | 'stop-run' | { restart: number; seconds: number };
  /**
   * Not started with the run: `ctx.spawn` makes actors of it, on its thread, or on its threads in turn. They are
   * named `<template> 1`, `<template> 2`, … where nobody names them. It reads no queue and is in no group.
   */
  template?: true;
  /** Name of its restart group: when one of them begins anew because of a failure, all do; when one is stopped, all are. */
  group?: string;
}
