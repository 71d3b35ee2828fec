/**
 * The trace file, version 2: one file per run, append-only, little-endian (docs/trace-format.md).
 *
 *   magic     8 bytes  "CUEBOARD"
 *   version   u32      2 (1 is read as well: it has no `SentFlag.queued` and no kinds above 20)
 *   length    u32      bytes of the header that follows, before padding
 *   header    JSON     TraceHeader, UTF-8, padded with zeros to a multiple of 8
 *   chunk*             until the end of the file; a last chunk may be cut short by a crash
 *
 * A chunk:
 *   length    u32      bytes of its payload, a multiple of 8
 *   thread    u16      index into TraceHeader.threads; HOST_THREAD for the run's own
 *   kind      u16      ChunkKind
 *   reserved  8 bytes  0
 *   payload            records, or JSON padded with spaces
 *
 * Chunks of one thread are in order; those of different threads interleave by when they were drained.
 */
export const MAGIC = 'CUEBOARD';
export const TRACE_VERSION = 2;
export const CHUNK_HEADER_BYTES = 16;
export const HOST_THREAD = 0xffff;
export const NONE = 0xffffffff;

export const ChunkKind = {
  records: 1,
  end: 2,
  /**
   * JSON TraceHeader with `removed`: what follows is the file that took this one's place, and what is between was removed
   * before it could be sent. Stands in no file; servers send it to readers that fell behind.
   */
  jump: 3,
} as const;

export interface TraceHeader {
  flow: string;
  /** Wall clock at time 0 of the trace, milliseconds since 1970. */
  startedAtMs: number;
  /** From which all random numbers of the run come (`ctx.random`); absent in old traces. */
  seed?: number;
  /** Content kept of each message, in bytes of its JSON-like preview; 0 keeps none. */
  previewBytes: number;
  threads: { name: string; colour: string }[];
  queues: {
    name: string;
    /** At the start, or where the first part was removed at the start of what is there; see `capacitySet`. */
    capacity: number;
    whenFull: string;
    /** Who is taken first: who came last, or the lowest value of a field. Absent: who came first; in old traces unknown. */
    order?: 'lifo' | { priority: string };
    /**
     * Threads put in and take out by themselves, so that the depth that is counted never exceeds the capacity. Of others
     * the host hands out, and a message is `taken` a moment after it has given up its place. Absent: not.
     */
    shared?: boolean;
  }[];
  /** Instances: an actor with copies stands here once for each, `copy` counting from 1 (0: it has none). */
  actors: { name: string; actor: string; copy: number; thread: number }[];
  /** Where the trace keeps its last part and the first is removed; absent in a trace that is whole from its start. */
  removed?: RemovedPart;
}

/** What stood before the first chunk, as far as a reader must know of it. `actors` names those made in it. */
export interface RemovedPart {
  /** Records left out. */
  records: number;
  /** Bytes of the trace before its first chunk, had nothing been removed: where a reader of a live trace goes on. */
  bytes: number;
  /** Nanoseconds since the start of the run, up to which records are missing. */
  untilNs: number;
  /**
   * By queue: what its depth is counted from. With all steps up to `untilNs` it is the depth at that time; before it is
   * not known, and the count may be below 0.
   */
  depths: number[];
  /** What actors were handling at that moment, as far as records before it tell. */
  working: { actor: number; message: number; sinceNs: number }[];
}

/** Payload of the `end` chunk, the last of a run that could say goodbye. */
export interface RunEnd {
  timeNs: number;
  state: 'completed' | 'stopped' | 'failed';
  /** Why, in a sentence, where the state needs one. */
  reason?: string;
  /** Absent in traces of before these were counted. */
  flaws?: RunFlaws;
}

/** What did not go well in a run, each counted as it happened: a trace that was limited may show less of it. */
export interface RunFlaws {
  /** Times that an actor's code threw. */
  failures: number;
  /** Times that an actor began anew after a failure. */
  restarts: number;
  /** Messages that were kept as dead letters. */
  deadLetters: number;
  /** Messages that a full queue, or one that was closed, let go without telling their sender; some are dead letters too. */
  drops: number;
}

/**
 * A record is a multiple of 8 bytes long:
 *   0   u8   kind
 *   1   u8   flags (by kind)
 *   2   u16  length of the whole record, in units of 8 bytes
 *   4   u32  actor: index into TraceHeader.actors, or NONE
 *   8   f64  time, nanoseconds since the start of the run (exact to 2^53 ns, 104 days)
 *   16  f64  message id, 0 for none
 *   24  u32  queue: index into TraceHeader.queues, or NONE   } not in `brief` records
 *   28  u32  value (by kind)                                 }
 *   32  f64  other message id (by kind)                        only in `full` records
 *   then     payload: u32 byte length, UTF-8 bytes, padded with zeros; where the length says there is one
 *
 * A message id is made without coordination: 2^40 x (thread index + 1) + a counter of that thread.
 */
export const RecordKind = {
  /** Fills the end of a ring; readers skip it. */
  padding: 0,
  /** full. A message leaves its sender. queue (NONE: straight to an inbox), value: bytes of content, other: cause, payload: preview. flags: SentFlag */
  sent: 1,
  /** queue. The sender waits because the queue is full; ends with `queued`. value: depth */
  waited: 2,
  /** queue. It is in the queue. value: depth after, as the host saw it; readers count */
  queued: 3,
  /** queue. flags: DropReason, and whether it had a place (DropFlag). value: depth after, as for `queued` */
  dropped: 4,
  /** full. Same key as one that waits. other: the message that waits. value: depth */
  merged: 5,
  /** queue. Its time to live ran out, and it gives up its place. value: depth after, as for `queued` */
  expired: 6,
  /** queue. Kept as a dead letter. payload: why */
  deadLettered: 7,
  /** queue. An actor takes it; its work begins. value: 0 (version 1: depth after). queue NONE: from its inbox */
  taken: 8,
  /** brief. The work on it is over. flags: Outcome */
  handled: 9,
  /** full. An answer leaves. message: id of the answer, other: id of what was asked, value: bytes, payload: preview */
  answered: 10,
  /** brief. The asker has the answer. message: id of the answer */
  resumed: 11,
  /** brief. message: the cause, or 0. flags: LogLevel. payload: text */
  logged: 12,
  /** brief. The actor's code threw. message: what it was handling. payload: JSON FailureInfo */
  failed: 13,
  /** queue. Fresh state after a failure. value: restarts so far */
  restarted: 14,
  /** brief. */
  actorStarted: 15,
  /** brief. payload: why. flags: StopFlag */
  actorStopped: 16,
  /** brief. actor NONE; the chunk names the thread. */
  threadStarted: 17,
  /** queue. value: exit code. payload: why */
  threadEnded: 18,
  /** queue. value: process id, payload: command line */
  programStarted: 19,
  /** queue. value: exit code, or 256 + signal number */
  programEnded: 20,
  /** brief. The thread had nothing to do: from `time` until `message`, both in nanoseconds. actor NONE */
  idled: 21,
  /** brief. Actors that wait for each other for ever. actor NONE. payload: JSON DeadlockInfo */
  deadlocked: 22,
  /** brief. An actor made while the run goes on. actor: its index. message: what its parent was handling. payload: JSON SpawnInfo */
  spawned: 23,
  /** brief. The actor's state after `message`. payload: preview */
  state: 24,
  /** brief. Records are missing here, because the recording was limited or the disk was full. actor NONE. message: records left out so far, 0: the recording ends here. payload: why */
  cut: 25,
  /** brief. The actor read the clock, and was told this record's time. message: what it was handling */
  clock: 26,
  /** queue. From now on so many messages may wait in it: `value`. What waits beyond a lowered capacity stays. actor NONE */
  capacitySet: 27,
} as const;
export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

/** Bits of a `sent` record. `start`, `stop`, `timer`, `callback` go to an inbox, not through a queue. */
export const SentFlag = {
  ask: 1,
  timer: 2,
  callback: 4,
  forwarded: 8,
  truncated: 16,
  start: 32,
  stop: 64,
  /** It entered its queue at once: no `queued` record follows. */
  queued: 128,
} as const;
/** Flags of `actorStopped`: it came to its end in good order, because its code or who held its handle wished it. */
export const StopFlag = { ended: 1 } as const;
export const DropReason = { newest: 0, oldest: 1, refused: 2, closed: 3 } as const;
/** The flags of a `dropped` record: its reason under this mask, and a bit for one that had a place in the queue. */
export const DropFlag = { reason: 7, hadPlace: 8 } as const;
export const Outcome = { ok: 0, error: 1, cut: 2 } as const;
export const LogLevel = { debug: 0, info: 1, warn: 2, error: 3 } as const;

/** Bytes before the payload, by kind: 24 brief, 32 queue, 40 full. */
export const RECORD_BYTES: readonly number[] = [
  8, 40, 32, 32, 32, 40, 32, 32, 32, 24, 40, 24, 24, 24, 32, 24, 24, 24, 32, 32, 32, 24, 24, 24, 24, 24, 24,
  32,
];

/** Payload of `deadlocked`: who waits for whom, in a circle; the last waits for the first. */
export interface DeadlockInfo {
  /** `full`: all wait on full queues; `ask`: all for answers; `mixed`: some of each. */
  kind: 'full' | 'ask' | 'mixed';
  members: {
    /** Index of the actor. */
    actor: number;
    /** Index of the full queue, or of the queue that the ask went through; -1 for none. */
    queue: number;
    for: 'place' | 'answer';
    /** Index of an idle actor that keeps what was asked, where it stands between this member and the next. */
    of?: number;
  }[];
}

/** Payload of `spawned`. */
export interface SpawnInfo {
  /** Its own name, unique in the run. */
  name: string;
  /** Name of the template in the plan. */
  actor: string;
  /** Index of the actor that made it. */
  parent: number;
  thread: number;
}

export interface FailureInfo {
  name: string;
  message: string;
  stack: string;
  /** The user's own file, relative to the project, and the place in it; absent when it could not be told. */
  file?: string;
  line?: number;
  column?: number;
}
