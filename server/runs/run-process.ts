import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../compiler/project-root.ts';
import type { FromRun, ToRun } from '../../runtime/protocol/control.ts';
import type { RunFlaws } from '../../runtime/protocol/trace-file.ts';
import { keepOutput } from './keep-output.ts';
import { readRunEnd } from './read-run-end.ts';

/** How long a run may take to stop by itself. The user is promised one second in all. */
const STOP_PATIENCE_MS = 900;

export interface RunOutcome {
  state: 'completed' | 'stopped' | 'failed' | 'crashed';
  reason: string | null;
  /** Null where nobody could count them: its process was ended, or ended itself. */
  flaws: RunFlaws | null;
}

/** The process of one run: started from its folder, spoken to over IPC, and ended whatever it does. */
export class RunProcess {
  /** Fulfilled when the process says that its threads run; never when it ends before. */
  readonly started: Promise<void>;
  /** Fulfilled when the process is gone and its trace is whole. Never rejected. */
  readonly ended: Promise<RunOutcome>;
  readonly #child: ChildProcess;
  readonly #trace: string;
  /** Why its recording ended before it did. */
  #recordingEnd: string | null = null;
  #report: Extract<FromRun, { kind: 'ended' }> | null = null;
  #stopping: NodeJS.Timeout | null = null;
  #killed = false;

  /** @param options of its process, beside those that say where its trace goes and that it is quiet */
  constructor(folder: string, trace: string, options: readonly string[]) {
    this.#trace = trace;
    this.#child = spawn(process.execPath, ['main.ts', '--trace', trace, ...options, '--quiet'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own, so that outside programs of the run can be ended with it.
      detached: true,
      env: environment(),
    });
    keepOutput(this.#child.stdout, path.join(folder, 'stdout.txt'));
    const errors = keepOutput(this.#child.stderr, path.join(folder, 'stderr.txt'));
    this.started = new Promise((resolve) => {
      this.#child.on('message', (message: FromRun) => {
        if (message.kind === 'started') resolve();
        else if (message.kind === 'recording-ended') this.#recordingEnd = message.reason;
        else if (message.kind === 'ended') this.#report = message;
      });
    });
    this.ended = new Promise((resolve) => {
      // Where the process could not be started, `error` comes alone.
      this.#child.once('error', (error) => {
        if (this.pid === undefined)
          resolve({ state: 'failed', reason: `It did not start: ${error.message}`, flaws: null });
      });
      this.#child.once('close', (code, signal) => {
        if (this.#stopping) clearTimeout(this.#stopping);
        resolve(this.#outcome(code, signal, errors.complaint()));
      });
      // Programs that the run left behind keep its pipes open: end them, or `close` never comes.
      this.#child.once('exit', () => this.#killGroup());
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks it to stop, and ends it when it has not after 900 ms. Safe to call again. */
  stop(): void {
    if (this.#stopping || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#stopping = setTimeout(() => {
      this.#killed = true;
      this.#killGroup();
    }, STOP_PATIENCE_MS);
    if (this.#child.connected) this.#child.send({ kind: 'stop' } satisfies ToRun, () => {});
    else this.#child.kill('SIGTERM');
  }

  /** @returns false when it can be told nothing any more */
  setCapacity(queue: string, capacity: number): Promise<boolean> {
    if (!this.#child.connected) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wish: ToRun = { kind: 'set-capacity', queue, capacity };
      this.#child.send(wish, (error) => resolve(error === null));
    });
  }

  /** At once, without asking: for the exit of the server itself. */
  kill(): void {
    this.#killed = true;
    this.#killGroup();
  }

  #killGroup(): void {
    const pid = this.#child.pid;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  }

  #outcome(code: number | null, signal: NodeJS.Signals | null, complaint: string): RunOutcome {
    const { state, reason, flaws } = this.#stateOf(code, signal, complaint);
    const reasons = [reason, this.#recordingEnd && `Recorded in part: ${this.#recordingEnd}`];
    return { state, reason: reasons.filter((one) => one !== null).join(' ') || null, flaws };
  }

  #stateOf(code: number | null, signal: NodeJS.Signals | null, complaint: string): RunOutcome {
    // The goodbye may be lost on the way when the process exits at once; the trace has it too.
    const report = this.#report ?? readRunEnd(this.#trace);
    if (report) return { state: report.state, reason: report.reason ?? null, flaws: report.flaws ?? null };
    const flaws = null;
    if (this.#killed) return { state: 'stopped', reason: 'It did not stop by itself and was ended.', flaws };
    if (signal) return { state: 'crashed', reason: `Its process was ended by ${signal}.`, flaws };
    const detail = complaint === '' ? '' : ` ${complaint}`;
    const reason = `Its process exited with code ${code} without a goodbye.${detail}`;
    return { state: 'crashed', reason, flaws };
  }
}

/** The user's environment, without what belongs to this server: its address, its secrets, its Node options. With its folder, in which paths of a flow may begin. */
function environment(): NodeJS.ProcessEnv {
  const ours = /^(__NEXT|NEXT_|CUEBOARD_|npm_|NODE_ENV$|NODE_OPTIONS$|NODE_CHANNEL_|PORT$|HOST$|HOSTNAME$)/;
  return Object.fromEntries([
    ...Object.entries(process.env).filter(([name]) => !ours.test(name)),
    ['CUEBOARD_FOLDER', projectRoot()],
  ]) as NodeJS.ProcessEnv;
}
