import { type ChildProcess, spawn } from 'node:child_process';
import { finished } from 'node:stream/promises';
import type { Program, ProgramExit, ProgramOptions } from '../context.ts';
import { killProgram } from './kill-program.ts';
import { Lines } from './lines.ts';

export interface ProgramHooks {
  started(pid: number, commandLine: string): void;
  /** @param value exit code, or 256 + number of the signal */
  ended(pid: number, value: number): void;
  /** A program is open work: the run does not end while it runs. */
  opened(): void;
  closed(): void;
}

/** The outside programs of one actor; all end with it. */
export class Programs {
  readonly #hooks: ProgramHooks;
  readonly #signalNumbers: Record<string, number>;
  readonly #children = new Set<ChildProcess>();

  constructor(hooks: ProgramHooks, signalNumbers: Record<string, number>) {
    this.#hooks = hooks;
    this.#signalNumbers = signalNumbers;
  }

  start(command: string, args: readonly string[], options: ProgramOptions): Program {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ? { ...process.env, ...options.env } : process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#hooks.opened();
    this.#children.add(child);
    const { pid } = child;
    if (pid !== undefined) this.#hooks.started(pid, [command, ...args].join(' '));
    // A program may end without reading its input: that is its right.
    child.stdin.on('error', () => undefined);
    if (options.input !== undefined) child.stdin.end(options.input);
    const stdout = new Lines(child.stdout);
    const stderr = new Lines(child.stderr);
    // What nobody has begun to iterate when the actor's code pauses to wait for something else flows away, but
    // stdout only once `exit` is asked for: its reader may come later.
    setImmediate(() => stderr.drain());
    const exit = this.#exitOf(child, command, stdout, stderr);
    exit.catch(() => undefined);
    return {
      pid,
      stdout,
      stderr,
      [Symbol.asyncIterator]: () => stdout[Symbol.asyncIterator](),
      write: (text) =>
        new Promise((resolve, reject) => {
          child.stdin.write(text, (error) => (error ? reject(error) : resolve()));
        }),
      end: () => child.stdin.end(),
      kill: (signal) => {
        child.kill(signal ?? 'SIGTERM');
      },
      get exit() {
        stdout.drain();
        stderr.drain();
        return exit;
      },
    };
  }

  #exitOf(child: ChildProcess, command: string, stdout: Lines, stderr: Lines): Promise<ProgramExit> {
    return new Promise((resolve, reject) => {
      child.once('error', (error) => {
        if (!this.#children.delete(child)) return;
        this.#hooks.closed();
        reject(new Error(`the program ${command} could not be started: ${error.message}`));
      });
      child.once('exit', (code, signal) => {
        if (!this.#children.delete(child)) return;
        const value = code ?? 256 + (this.#signalNumbers[signal ?? ''] ?? 0);
        if (child.pid !== undefined) this.#hooks.ended(child.pid, value);
        stderr.drain();
        // Its output may still be read; output that nobody has asked for keeps nobody waiting.
        const read = [stdout, stderr].map((lines) =>
          lines.isTaken ? finished(lines.stream, { cleanup: true }).catch(() => undefined) : undefined,
        );
        Promise.all(read)
          .then(() => resolve({ code, signal, errors: stderr.tail }))
          .finally(() => this.#hooks.closed())
          .catch(() => undefined);
      });
    });
  }

  killAll(): void {
    for (const { pid } of this.#children) if (pid !== undefined) killProgram(pid);
  }
}
