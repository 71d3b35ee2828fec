/** What the JSON API says (docs/api.md). Times are ISO 8601 strings in UTC. */
import type { Flow } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';

export type RunState = 'starting' | 'running' | 'stopping' | 'completed' | 'stopped' | 'failed' | 'crashed';

export interface FlowSummary {
  id: string;
  name: string;
  description: string;
  revision: number;
  /** False for an imported flow that the user has not approved: it opens, but does not run. */
  trusted: boolean;
  sample: boolean;
  createdAt: string;
  updatedAt: string;
  lastRun: RunSummary | null;
  /** Enough to draw the thumbnail. */
  document: Flow;
}

export interface FlowRecord {
  id: string;
  revision: number;
  trusted: boolean;
  sample: boolean;
  createdAt: string;
  updatedAt: string;
  document: Flow;
}

export interface RunSummary {
  id: string;
  flowId: string;
  /** Revision of the flow that ran. */
  revision: number;
  state: RunState;
  /** Why, where the state needs a reason. */
  reason: string | null;
  startedAt: string;
  endedAt: string | null;
  /** Bytes of the trace so far. */
  traceBytes: number;
  /** What did not go well, counted by the run when it ended. Null while it goes on, where it could not tell (it crashed), and of runs from before this was counted. */
  flaws: RunFlaws | null;
}

export interface RunFlaws {
  /** Times that an actor's code threw. */
  failures: number;
  /** Times that an actor began anew after a failure. */
  restarts: number;
  /** Messages that were kept as dead letters. */
  deadLetters: number;
  /** Messages that a full or closed queue let go without telling their sender; some are dead letters too. */
  drops: number;
}

export interface RunRecord extends RunSummary {
  /** The flow as it was when it ran. */
  document: Flow;
}

/** Every failed request: HTTP status >= 400 and this body. */
export interface ApiError {
  error: { code: string; message: string; problems?: Problem[] };
}

/** Body of 409 `flow/conflict`: the save was refused, this is what stands. */
export interface ConflictError extends ApiError {
  current: FlowRecord;
}

export interface PartSummary {
  kind: string;
  code: string;
  /** Files beside it in parts/ that its code imports as `../name`. */
  shared: { name: string; text: string }[];
}

/** What of a run is recorded, and what it may hold; what is left out is as the runtime has it. */
export interface RunSettings {
  /** Of each message's content: nothing, its first bytes (the usual), or all up to 256 KiB. */
  content?: 'headers' | 'previews' | 'whole';
  /** Bytes kept with `previews`: 0 to 65,536, default 64. */
  previewBytes?: number;
  /** The most bytes that the trace may take on disk, 1,000,000 or more; null for no limit, which is the default. */
  limitBytes?: number | null;
  /** The part that is kept where the limit is too small for all: default `first`. */
  keep?: 'first' | 'last';
  /** Actors' states are recorded after a message, at most once in so many milliseconds; 0 after each; null (default) never. */
  stateEveryMs?: number | null;
  /** The most bytes of memory that the run's process may hold, 200,000,000 to 1,000,000,000,000: with more it ends as failed. Null (default): three quarters of the machine's. */
  memoryBytes?: number | null;
}

/** How many messages may wait in a queue of a run that goes on; its flow is not changed by it. */
export interface RunCapacity {
  /** Its name in the flow that runs. */
  queue: string;
  /** 1 to 16,777,216. */
  capacity: number;
}

/** Which runs are kept; the oldest beyond it are cleared. Null: no limit. */
export interface KeptRuns {
  /** Runs of each flow. */
  perFlow: number | null;
  days: number | null;
  /** Bytes of all traces together. */
  totalBytes: number | null;
}
