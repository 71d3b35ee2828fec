/** A run from its first thread to its last word. */
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Layout, layOut } from '../layout.ts';
import { Clock } from '../memory/clock.ts';
import { MadeActors } from '../memory/made-actors.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { createShapeTable } from '../message/shapes.ts';
import { recordingOptions } from '../options.ts';
import { MOST_CAPACITY, type RunOptions } from '../protocol/control.ts';
import { deadlockWords } from '../protocol/deadlock-words.ts';
import type { Plan } from '../protocol/plan.ts';
import { NONE, RecordKind, type RunEnd } from '../protocol/trace-file.ts';
import { killProgram } from '../thread/kill-program.ts';
import type { ThreadNote } from '../transport/transport.ts';
import { DeadlockWatch } from './deadlock-watch.ts';
import { Exchange } from './exchange.ts';
import { usualMemoryLimit, whyTooLarge } from './memory-limit.ts';
import { Recording } from './recording.ts';
import { RunControl } from './run-control.ts';
import { Supervisor } from './supervisor.ts';
import { wavesOf } from './waves.ts';

/** How often the rings are emptied, and what depends on time is looked at. */
const TICK_MS = 15;
/** A deadlock is told after two looks. How much memory is held is looked at as often. */
const LOOK_MS = 100;
/** How long actors' `stop` may take when the run is stopped, and when their threads have to be gone after that. */
const GRACE_MS = 250;
const GONE_MS = 700;
/** The threads of a run that is complete have nothing to do: only a busy machine makes them late. */
const LEAVE_MS = 10_000;
/** Whoever started the run may be too busy, or too dead, to take its last word. */
const LAST_WORD_MS = 150;

type Phase = 'loading' | 'running' | 'halting' | 'ended';

export class Host {
  readonly #layout: Layout;
  readonly #options: RunOptions;
  readonly #memoryLimit: number;
  readonly #clock: Clock;
  readonly #memory: SharedMemory;
  readonly #made: MadeActors;
  readonly #recording: Recording;
  readonly #exchange: Exchange;
  readonly #supervisor: Supervisor;
  readonly #control = new RunControl();
  readonly #programs = new Set<number>();
  #waves: number[][];
  #phase: Phase = 'loading';
  #round = 0;
  #answers = new Set<number>();
  #asked: number[] = [];
  #checkScheduled = false;
  readonly #deadlocks = new DeadlockWatch();
  #lookedAtMs = 0;
  #remark: string | undefined;
  #allHalted: (() => void) | null = null;
  #goneByMs = Number.POSITIVE_INFINITY;

  constructor(plan: Plan, moduleUrl: string, options: RunOptions) {
    const startNs = process.hrtime.bigint();
    const startedAtMs = Date.now();
    this.#layout = layOut(plan);
    this.#options = options;
    this.#memoryLimit = options.memoryBytes ?? usualMemoryLimit();
    this.#clock = new Clock(startNs);
    this.#memory = new SharedMemory(this.#layout);
    const made = MadeActors.allocate(this.#layout);
    this.#made = new MadeActors(this.#layout, made);
    const seed = options.seed ?? randomInt(2 ** 32);
    this.#recording = new Recording(this.#layout, this.#made, { ...options, seed }, this.#clock, startedAtMs);
    this.#exchange = new Exchange(this.#layout, this.#memory, this.#made, this.#recording.host);
    this.#waves = wavesOf(this.#layout);
    const shared = {
      layout: this.#layout,
      moduleUrl,
      memory: this.#memory.buffer,
      made,
      shapes: createShapeTable(),
      startNs,
      startedAtMs,
      seed,
      isTracing: options.trace !== undefined,
      recording: recordingOptions(options),
    };
    this.#supervisor = new Supervisor(shared, this.#memory, this.#made, this.#exchange, this.#recording, {
      told: (thread, note) => this.#told(thread, note),
      stirred: () => this.#checkSoon(),
      threadEnded: () => {
        this.#asked = [];
      },
      fatal: (reason) => this.#halt('failed', reason),
      actorStopped: (actor, reason) => this.#actorStopped(actor, reason),
      projectDir: path.dirname(fileURLToPath(moduleUrl)),
    });
  }

  /** Never comes back: the process ends with the run. */
  run(): Promise<never> {
    this.#control.listen(this.#options, {
      stop: (reason) => this.#halt('stopped', reason),
      setCapacity: (queue, capacity) => this.#setCapacity(queue, capacity),
    });
    this.#control.send({ kind: 'started', pid: process.pid }, LAST_WORD_MS).catch(() => undefined);
    this.#supervisor.startAll();
    setInterval(() => this.#tick(), TICK_MS);
    return new Promise(() => undefined);
  }

  #told(thread: number, note: ThreadNote): void {
    if (note.kind === 'program-started') this.#programs.add(note.pid);
    else if (note.kind === 'program-ended') this.#programs.delete(note.pid);
    else if (note.kind === 'drain') this.#recording.drain();
    else if (note.kind === 'idle') this.#isIdle(thread, note.round, note.busy);
    else if (note.kind === 'fatal') this.#halt('failed', note.reason);
    else if (note.kind === 'actor-stopped') this.#actorStopped(note.actor, note.reason, note.failed);
    else if (note.kind === 'group-restarts') this.#supervisor.groups.restartWith(note.actor);
    else if (note.kind === 'made-stopped') this.#remark ??= `${note.name} was stopped: ${note.reason}`;
    else if (note.kind === 'ask-lost') this.#exchange.unanswered.tell(note.ask, note.why);
    else if (note.kind === 'withdrawn') this.#exchange.withdrawn(note.queue, note.id);
    else if (note.kind === 'parcel') this.#exchange.parcels.add(note.id, note.queue, note.content);
    else if (note.kind === 'parcel-opened') this.#exchange.parcels.opened(note.id, thread);
    else if (note.kind === 'halted' && this.#supervisor.haveAllHalted()) this.#allHalted?.();
    if (this.#phase === 'loading' && this.#supervisor.areAllReady()) {
      this.#phase = 'running';
      this.#control.begun();
      this.#supervisor.goAll();
    }
    this.#checkSoon();
  }

  #setCapacity(name: string, capacity: number): void {
    const queue = this.#layout.queues.findIndex((one) => one.name === name);
    const isPossible = Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST_CAPACITY;
    if (queue >= 0 && isPossible) this.#exchange.setCapacity(queue, capacity);
  }

  #actorStopped(actor: number, reason: string, failed = true): void {
    const name = this.#layout.actors[actor]?.name ?? '';
    if (failed) this.#remark ??= `${name} was stopped: ${reason}`;
    this.#exchange.actorStopped(actor);
    this.#supervisor.forget(actor);
    if (failed) this.#supervisor.groups.stopWith(actor);
  }

  #tick(): void {
    this.#recording.drain();
    if (this.#phase !== 'running') return;
    this.#exchange.tick();
    this.#look();
    this.#check();
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#lookedAtMs < LOOK_MS) return;
    this.#lookedAtMs = now;
    this.#lookForDeadlocks();
    const why = whyTooLarge(this.#memoryLimit);
    if (why !== null) this.#halt('failed', why);
  }

  #lookForDeadlocks(): void {
    for (const deadlock of this.#deadlocks.look(this.#exchange.waits()).found) {
      const { host } = this.#recording;
      host.record(RecordKind.deadlocked, 0, NONE, 0, 0, 0, 0, JSON.stringify(deadlock));
      const words = deadlockWords(deadlock, {
        actor: (index) => this.#layout.actors[index]?.name ?? this.#made.nameOf(index) ?? '',
        queue: (index) => this.#layout.queues[index]?.name ?? '',
      });
      this.#recording.say(words);
    }
  }

  // The end of a run that has nothing left to do

  #checkSoon(): void {
    if (this.#checkScheduled || this.#phase !== 'running') return;
    this.#checkScheduled = true;
    setImmediate(() => {
      this.#checkScheduled = false;
      this.#check();
    });
  }

  /** No open work; then the threads are asked whether anything of their own still goes on. */
  #check(): void {
    if (this.#phase !== 'running' || this.#asked.length > 0 || !this.#memory.isQuiet()) return;
    this.#round += 1;
    this.#answers.clear();
    this.#asked = this.#supervisor.liveThreads();
    if (this.#asked.length === 0) this.#nextWave();
    for (const thread of this.#asked) {
      this.#supervisor.link(thread)?.tell({ kind: 'are-you-idle', round: this.#round });
    }
  }

  #isIdle(thread: number, round: number, busy: string[]): void {
    if (round !== this.#round) return;
    if (busy.length > 0) this.#asked = [];
    this.#answers.add(thread);
    const live = this.#supervisor.liveThreads();
    if (this.#asked.length === 0 || !live.every((index) => this.#answers.has(index))) return;
    this.#asked = [];
    if (this.#memory.isQuiet()) this.#nextWave();
  }

  #nextWave(): void {
    const wave = this.#waves.shift();
    if (wave === undefined) this.#end({ state: 'completed', reason: this.#remark });
    else if (!this.#supervisor.finish(wave)) this.#nextWave();
  }

  // The end of a run that is stopped

  #halt(state: 'stopped' | 'failed', reason?: string): void {
    if (this.#phase === 'halting' || this.#phase === 'ended') return;
    this.#phase = 'halting';
    this.#goneByMs = performance.now() + GONE_MS;
    const halted = new Promise<void>((resolve) => {
      this.#allHalted = resolve;
      setTimeout(resolve, GRACE_MS);
    });
    this.#supervisor.haltAll();
    if (this.#supervisor.haveAllHalted()) this.#allHalted?.();
    halted.then(() => this.#end({ state, reason })).catch(() => process.exit(1));
  }

  #end(end: Omit<RunEnd, 'timeNs'>): void {
    if (this.#phase === 'ended') return;
    this.#phase = 'ended';
    this.#close(end).catch((error) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    });
  }

  async #close(end: Omit<RunEnd, 'timeNs'>): Promise<void> {
    for (const pid of this.#programs) killProgram(pid);
    const areGone = await Promise.race([
      this.#supervisor.terminateAll().then(() => true),
      new Promise<boolean>((resolve) => {
        setTimeout(resolve, Math.min(LEAVE_MS, this.#goneByMs - performance.now()), false);
      }),
    ]);
    const reason = end.reason === undefined ? {} : { reason: end.reason };
    const flaws = this.#recording.flaws();
    this.#recording.end({ timeNs: this.#clock.nowNs(), state: end.state, ...reason, flaws });
    await this.#control.send({ kind: 'ended', state: end.state, ...reason, flaws }, LAST_WORD_MS);
    process.exitCode = end.state === 'failed' ? 1 : 0;
    if (areGone) process.exit();
    // A thread blocked in a system call would hold up an orderly exit for as long as it likes.
    process.kill(process.pid, 'SIGKILL');
  }
}
