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
