/** What the run's process and the one who started it say to each other over Node's IPC channel. */
export type ToRun = { kind: 'stop' };

export type FromRun =
  | { kind: 'started'; pid: number }
  | { kind: 'ended'; state: 'completed' | 'stopped' | 'failed'; reason?: string };

/** Options of a run's process, as command line arguments of its main.ts. */
export interface RunOptions {
  /** `--trace FILE`: where the trace is written; none without it. */
  trace?: string;
  /** `--preview N`: bytes of content kept of each message; default 256. */
  previewBytes?: number;
  /** `--for 10s`: stop by itself after this many milliseconds (`500ms`, `10s`, `2m`). */
  forMs?: number;
  /** `--json`: logs and the end as JSON lines on stdout. */
  json?: boolean;
  /** `--quiet`: nothing on stdout; the trace tells. */
  quiet?: boolean;
}
