import type { Layout } from '../layout.ts';
import type { RecordingOptions } from '../protocol/control.ts';

/** What the host gives a thread when it starts it. */
export interface ThreadData {
  thread: number;
  layout: Layout;
  /** URL of the module that called `main`; actors' code is relative to it. */
  moduleUrl: string;
  memory: SharedArrayBuffer;
  /** For actors made while the run goes on (memory/made-actors.ts). */
  made: SharedArrayBuffer;
  /** Shapes of messages (message/shapes.ts). */
  shapes: SharedArrayBuffer;
  ring: SharedArrayBuffer;
  startNs: bigint;
  /** Wall clock at that moment, milliseconds since 1970. */
  startedAtMs: number;
  /** Of the run's random numbers. */
  seed: number;
  /** False: only logs and failures are recorded. */
  isTracing: boolean;
  recording: RecordingOptions;
  /** Actors that are not to be started: they were stopped before the thread was started again. */
  stopped: number[];
}
