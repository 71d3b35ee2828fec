/**
 * Saving without being asked: a moment after the last edit, one request at a time, each with the revision it
 * stands on. A refused save loses nothing: what stands on the server is kept beside what stands here until the
 * user has chosen. The machine knows no browser: requests and reports are passed in.
 */
import type { ConflictError, FlowRecord } from '@/api/types.ts';
import type { Flow } from '@/flow/document.ts';
import type { SaveState } from './document.ts';

export interface AutosaveOptions {
  /** Throws `{ status: 409, body: ConflictError }` for a stale revision, `{ status: 0 }` where nobody answers. */
  save: (body: { document: Flow; revision: number }) => Promise<{ revision: number }>;
  /** What stands on the screen now. */
  read: () => { document: Flow; revision: number };
  report: (news: SaveNews) => void;
  /** Milliseconds of rest before a save; default 400. */
  delayMs?: number;
  /** Milliseconds before each retry while the server is away; the last one repeats. */
  retryMs?: readonly number[];
}

export interface SaveNews {
  state: SaveState;
  /** Present after a save that was taken. */
  revision?: number;
  /** What stands on the server, for `conflict`. */
  conflict?: FlowRecord;
  /** Why, for `refused` and `offline`. */
  reason?: string;
}

export interface Autosave {
  /** The document was edited. */
  changed: () => void;
  /** Saves now. Throws with words for the user where that is not possible. */
  flush: () => Promise<void>;
  /** The user chose: the next save stands on the revision that `read` gives now. */
  settle: () => void;
  dispose: () => void;
}

const RETRIES = [1000, 2000, 5000, 10_000, 30_000] as const;

export function createAutosave(options: AutosaveOptions): Autosave {
  const { save, read, report, delayMs = 400, retryMs = RETRIES } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let dirty = false;
  let stuck: 'conflict' | 'refused' | null = null;
  let failures = 0;
  let disposed = false;

  const later = (ms: number) => {
    clearTimeout(timer);
    // A timer's failure has been reported; whoever asks with `flush` is told as well.
    timer = setTimeout(() => void attempt().catch(() => {}), ms);
  };

  /** One request at a time: a second caller waits for the one under way, then saves what came meanwhile. */
  async function attempt(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (!dirty || disposed) return;
    running = request();
    try {
      await running;
    } finally {
      running = null;
    }
  }

  async function request(): Promise<void> {
    const { document, revision } = read();
    dirty = false;
    report({ state: 'saving' });
    try {
      const taken = await save({ document, revision });
      failures = 0;
      report({ state: dirty ? 'dirty' : 'saved', revision: taken.revision });
      if (dirty) later(delayMs);
    } catch (failure) {
      dirty = true;
      throw new Error(refused(failure));
    }
  }

  function refused(failure: unknown): string {
    const { status, body, message } = shapeOf(failure);
    if (status === 409 && body?.current) {
      stuck = 'conflict';
      report({ state: 'conflict', conflict: body.current });
      return 'This flow was changed somewhere else. Choose which version to keep, then try again.';
    }
    if (status === 0 || status >= 500) {
      const wait = retryMs[Math.min(failures, retryMs.length - 1)] ?? 1000;
      failures += 1;
      report({ state: 'offline', reason: message });
      if (!disposed) later(wait);
      return 'The server does not answer, so the latest edits are not saved yet.';
    }
    stuck = 'refused';
    report({ state: 'refused', reason: message });
    return `The flow could not be saved: ${message}`;
  }

  return {
    changed() {
      dirty = true;
      if (stuck === 'conflict') return;
      // What was refused may be right after the next edit.
      stuck = null;
      if (failures > 0) return;
      if (!running) report({ state: 'dirty' });
      later(delayMs);
    },
    async flush() {
      if (stuck === 'conflict') {
        throw new Error(
          'This flow was changed somewhere else. Choose which version to keep, then try again.',
        );
      }
      await attempt();
      if (dirty) await attempt();
    },
    settle() {
      stuck = null;
      failures = 0;
      dirty = true;
      report({ state: 'dirty' });
      later(0);
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}

interface Failure {
  status: number;
  message: string;
  body: Partial<ConflictError> | null;
}

function shapeOf(failure: unknown): Failure {
  if (typeof failure !== 'object' || failure === null)
    return { status: 0, message: String(failure), body: null };
  const { status, message, body } = failure as Partial<Failure>;
  return {
    status: typeof status === 'number' ? status : 0,
    message: typeof message === 'string' ? message : 'unknown',
    body: typeof body === 'object' ? body : null,
  };
}
