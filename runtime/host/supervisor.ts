/** The threads of a run: started, watched, started again where their actors' policies say so, ended. */

import type { MadeActors } from '../memory/made-actors.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { LogLevel, NONE, Outcome, RecordKind } from '../protocol/trace-file.ts';
import { describeFailure } from '../thread/blame.ts';
import type { ThreadData } from '../thread/thread-data.ts';
import { Bells } from '../transport/bells.ts';
import type { ThreadLink, ThreadNote } from '../transport/transport.ts';
import type { Exchange } from './exchange.ts';
import type { Recording } from './recording.ts';
import { RestartBudget } from './restart-budget.ts';
import { RestartGroups } from './restart-groups.ts';
import { ThreadHandle } from './thread-handle.ts';

export interface SupervisorEvents {
  told(thread: number, note: ThreadNote): void;
  /** Something has happened after which the run may be over. */
  stirred(): void;
  /** It answers no question any more. */
  threadEnded(): void;
  fatal(reason: string): void;
  actorStopped(actor: number, reason: string): void;
  projectDir: string;
}

type Shared = Omit<ThreadData, 'thread' | 'ring' | 'stopped'>;

export class Supervisor {
  readonly #shared: Shared;
  readonly #memory: SharedMemory;
  readonly #made: MadeActors;
  readonly groups: RestartGroups;
  readonly #exchange: Exchange;
  readonly #recording: Recording;
  readonly #events: SupervisorEvents;
  readonly #bells: Bells;
  readonly #budget = new RestartBudget();
  readonly #handles = new Map<number, ThreadHandle>();
  readonly #ready = new Set<number>();
  readonly #stopped = new Set<number>();
  #hasBegun = false;
  #isEnding = false;

  constructor(
    shared: Shared,
    memory: SharedMemory,
    made: MadeActors,
    exchange: Exchange,
    recording: Recording,
    events: SupervisorEvents,
  ) {
    this.#shared = shared;
    this.#memory = memory;
    this.#made = made;
    this.groups = new RestartGroups(shared.layout, {
      isStopped: (actor) => this.#stopped.has(actor),
      tell: (thread, note) => {
        if (!this.#ready.has(thread) || !this.#hasBegun) {
          if (note.does === 'stop') for (const actor of note.actors) events.actorStopped(actor, note.why);
          return;
        }
        this.#open(thread, note.actors.length);
        this.link(thread)?.tell(note);
      },
    });
    this.#exchange = exchange;
    this.#recording = recording;
    this.#events = events;
    this.#bells = new Bells(memory, shared.layout.threads.length, () => undefined);
  }

  startAll(): void {
    for (let thread = 0; thread < this.#shared.layout.threads.length; thread++) this.#start(thread);
  }

  #start(thread: number): void {
    const ring = this.#recording.rings[thread];
    const reader = this.#recording.readers[thread];
    if (ring === undefined || reader === undefined) return;
    const name = this.#shared.layout.threads[thread]?.name ?? '';
    const data = { ...this.#shared, thread, ring, stopped: [...this.#stopped] };
    const handle = new ThreadHandle(
      name,
      data,
      reader,
      {
        sent: (envelope) => this.#exchange.sent(thread, envelope),
        credited: (actor, count) => {
          this.#exchange.credited(actor, count);
          this.#events.stirred();
        },
        told: (note) => {
          if (note.kind === 'ready') this.#isReady(thread);
          if (note.kind === 'halted') handle.hasHalted = true;
          this.#events.told(thread, note);
        },
        wrote: (line, isError) => {
          const level = isError ? LogLevel.warn : LogLevel.info;
          this.#recording.ofThread(thread).record(RecordKind.logged, level, NONE, 0, 0, 0, 0, line);
        },
        ended: (code, error) => this.#ended(thread, code, error),
      },
      () => this.#bells.rouse(thread),
    );
    this.#handles.set(thread, handle);
    this.#exchange.connect(thread, handle.link);
  }

  #isReady(thread: number): void {
    this.#ready.add(thread);
    if (this.#hasBegun) this.#go(thread);
  }
  /** Its actors' starts are open work from now on, while their modules are loaded: the run must not end over it. */
  #startAgain(thread: number): void {
    this.#open(thread, this.#actorsOf(thread).length);
    this.#start(thread);
  }
  areAllReady(): boolean {
    return this.#ready.size === this.#shared.layout.threads.length;
  }
  goAll(): void {
    this.#hasBegun = true;
    for (const thread of this.#ready) {
      this.#open(thread, this.#actorsOf(thread).length);
      this.#go(thread);
    }
  }

  #go(thread: number): void {
    this.link(thread)?.tell({ kind: 'go', actors: this.#actorsOf(thread) });
  }

  /** Counts work that the host gives to a thread. */
  #open(thread: number, units: number): void {
    this.#memory.created(this.#shared.layout.threads.length, units);
    this.#exchange.gave(thread, units);
  }

  #actorsOf(thread: number): number[] {
    return this.#shared.layout.actors.flatMap((actor, index) =>
      actor.thread === thread && !this.#stopped.has(index) ? [index] : [],
    );
  }

  link(thread: number): ThreadLink | undefined {
    return this.#handles.get(thread)?.link;
  }
  liveThreads(): number[] {
    return [...this.#handles].filter(([, handle]) => handle.isAlive).map(([thread]) => thread);
  }
  /** The actor was stopped: a thread that is started again does without it. */
  forget(actor: number): void {
    this.#stopped.add(actor);
  }

  /** Lets the `stop` of these actors run. @returns false when none of them lives any more */
  finish(actors: readonly number[]): boolean {
    let any = false;
    for (const thread of this.liveThreads()) {
      const here = this.#actorsOf(thread).filter((actor) => actors.includes(actor));
      if (here.length === 0) continue;
      any = true;
      this.#open(thread, here.length);
      this.link(thread)?.tell({ kind: 'finish', actors: here });
    }
    return this.#finishMade(actors) || any;
  }

  #finishMade(wave: readonly number[]): boolean {
    const { actors, templates } = this.#shared.layout;
    let any = false;
    for (const thread of this.liveThreads()) {
      const here = templates.flatMap(({ threads }, template) =>
        threads.includes(thread) && wave.includes(actors.length + template) ? [template] : [],
      );
      if (here.length === 0) continue;
      any = true;
      this.#open(thread, here.length);
      this.link(thread)?.tell({ kind: 'finish-made', templates: here });
    }
    return any;
  }

  haltAll(): void {
    this.#isEnding = true;
    for (const thread of this.liveThreads()) this.link(thread)?.tell({ kind: 'halt' });
  }
  haveAllHalted(): boolean {
    return [...this.#handles.values()].every((handle) => handle.hasHalted || !handle.isAlive);
  }
  async terminateAll(): Promise<void> {
    this.#isEnding = true;
    await Promise.all([...this.#handles.values()].map((handle) => handle.worker.terminate()));
  }

  #ended(thread: number, code: number, error: unknown): void {
    const why = error === undefined ? `process.exit(${code})` : reasonOf(error);
    const record = this.#recording.ofThread(thread);
    const text = this.#isEnding ? '' : why;
    record.record(RecordKind.threadEnded, 0, NONE, 0, NONE, code < 0 ? 1 : code, 0, text);
    this.#ready.delete(thread);
    this.#events.threadEnded();
    if (!this.#isEnding) {
      if (this.#hasBegun) this.#recover(thread, why, error);
      else this.#events.fatal(`the thread "${this.#shared.layout.threads[thread]?.name}" ended: ${why}`);
    }
    this.#events.stirred();
  }

  /** The thread is gone: whoever was at work on it is blamed, and its actors begin anew on another, or are stopped. */
  #recover(thread: number, why: string, error: unknown): void {
    const here = this.#actorsOf(thread);
    const working = here.filter((actor) => this.#memory.handling(actor) !== 0);
    const cell = this.#memory.cellOfMade(thread);
    const isMadeAtWork = this.#memory.handling(cell) !== 0;
    const culprits = working.length > 0 || isMadeAtWork ? working : here;
    this.#exchange.threadDied(thread);
    this.#endMade(thread, why, error);
    this.#memory.setHandling(cell, 0);
    for (const actor of culprits) this.#blame(thread, actor, why, error);
    for (const actor of here) this.#memory.setHandling(actor, 0);
    const rest = this.#actorsOf(thread);
    const isTemplateHere = this.#shared.layout.templates.some(({ threads }) => threads.includes(thread));
    if (!this.#isEnding && (rest.length > 0 || isTemplateHere)) {
      for (const actor of rest.filter((one) => !culprits.includes(one))) {
        this.#recording.ofThread(thread).record(RecordKind.restarted, 0, actor, 0, NONE, 0);
      }
      this.#startAgain(thread);
    } else this.#exchange.closeInbox(thread);
  }

  /** Those that were made on it end with it, and are not made again. */
  #endMade(thread: number, why: string, error: unknown): void {
    const cell = this.#memory.cellOfMade(thread);
    const message = this.#memory.handling(cell);
    const culprit = message === 0 ? -1 : this.#memory.whoIsHandling(cell);
    const reason = `its thread ended: ${why}`;
    for (const actor of this.#made.on(thread)) {
      if (actor === culprit) this.#recordFailure(thread, actor, message, undefined, why, error);
      this.#recording.ofThread(thread).record(RecordKind.actorStopped, 0, actor, 0, 0, 0, 0, reason);
      this.#made.ended(actor);
    }
  }

  #recordFailure(
    thread: number,
    actor: number,
    message: number,
    code: string | undefined,
    why: string,
    error: unknown,
  ): string {
    const record = this.#recording.ofThread(thread);
    const info = {
      ...describeFailure(error ?? new Error(why), this.#events.projectDir),
      message: `its thread ended: ${why}`,
    };
    if (code !== undefined) info.file = code.replace(/^\.\//, '');
    record.record(RecordKind.failed, 0, actor, message, 0, 0, 0, JSON.stringify(info));
    if (message !== 0) {
      record.record(RecordKind.deadLettered, 0, actor, message, NONE, 0, 0, info.message);
      record.record(RecordKind.handled, Outcome.cut, actor, message);
    }
    return info.message;
  }

  #blame(thread: number, actor: number, why: string, error: unknown): void {
    const plan = this.#shared.layout.actors[actor];
    if (plan === undefined) return;
    const record = this.#recording.ofThread(thread);
    const message = this.#memory.handling(actor);
    const told = this.#recordFailure(thread, actor, message, plan.code, why, error);
    const decision = this.#budget.decide(actor, plan);
    if (decision === 'stop-run') this.#events.fatal(`${plan.name}: ${told}`);
    else if (decision === 'stop-actor') {
      record.record(RecordKind.actorStopped, 0, actor, 0, 0, 0, 0, told);
      this.#events.actorStopped(actor, told);
    } else {
      record.record(RecordKind.restarted, 0, actor, 0, NONE, decision);
      this.groups.restartWith(actor);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.message;
  }
  return String(error);
}
