import type { RunFlaws } from './trace-file.ts';

/** What the run's process and the one who started it say to each other over Node's IPC channel. */
export type ToRun =
  | { kind: 'stop' }
  /** From now on so many messages may wait in a queue: 1 to MOST_CAPACITY. `queue`: its name; others are passed over. */
  | { kind: 'set-capacity'; queue: string; capacity: number };

/** The most that a queue may be told to hold. */
export const MOST_CAPACITY = 16_777_216;

export type FromRun =
  | { kind: 'started'; pid: number }
  /** The recording ended before the run, which goes on. */
  | { kind: 'recording-ended'; reason: string }
  | { kind: 'ended'; state: 'completed' | 'stopped' | 'failed'; reason?: string; flaws: RunFlaws };

/** Bytes of content kept of each message where nothing else is said. */
export const DEFAULT_PREVIEW_BYTES = 64;
/** The most that is kept of one message; `--record whole` asks for it. */
export const WHOLE_BYTES = 262_144;

/** Options of a run's process, as command line arguments of its main.ts. */
export interface RunOptions extends Partial<RecordingOptions> {
  /** `--trace FILE`: where the trace is written; none without it. */
  trace?: string;
  /** `--limit 200mb`: the most bytes that the trace may take on disk; no limit without it. */
  limitBytes?: number;
  /** `--keep first|last`: the part that is kept where the limit is too small for all; default `first`. */
  keep?: 'first' | 'last';
  /** `--seed 42`: the seed of all random numbers, 0 to 2^32 - 1; by chance without it. */
  seed?: number;
  /** `--memory 2gb`: the most that its process may hold; three quarters of the machine's without it. */
  memoryBytes?: number;
  /** `--for 10s`: stop by itself when its threads have run for so many milliseconds (`500ms`, `10s`, `2m`). */
  forMs?: number;
  /** `--json`: logs and the end as JSON lines on stdout. */
  json?: boolean;
  /** `--quiet`: nothing on stdout; the trace tells. */
  quiet?: boolean;
}

/** What a thread has to know of the recording. */
export interface RecordingOptions {
  /**
   * Bytes of content kept of each message: 0 with `--record headers`, `--preview N` or 64 with `--record previews`,
   * WHOLE_BYTES with `--record whole`.
   */
  previewBytes: number;
  /**
   * When actors' states are recorded: after a message where this many milliseconds have passed since the actor's last
   * one; 0 after each (`--state each|500ms`); null never.
   */
  stateEveryMs: number | null;
}
