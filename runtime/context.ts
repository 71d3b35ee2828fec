/** What an actor is made of, and what it can do: the types behind `actor({ … })` and `ctx`. */

/**
 * The type of what nobody has described: a message without an annotation, an answer, a setting.
 * Annotate `receive(message: Job, ctx)` and `ctx.ask<Row>(…)` to have it checked.
 */
// biome-ignore lint/suspicious/noExplicitAny: `unknown` would make every first actor a type error
export type Anything = any;

export type Settings = Readonly<Record<string, Anything>>;

/** One actor. Everything in it is optional; an actor without `receive` reads nothing. */
export interface ActorCode<State = undefined, Message = Anything, S = Settings> {
  /** Makes the actor's private state: once at the start, and afresh after each restart. */
  state?: () => State;
  /** Runs first, before any message. A source works here: the run goes on until it returns. */
  start?: (ctx: Context<State, S>) => unknown;
  /**
   * One message at a time, never twice at once. What it returns is the answer, if the message was asked.
   * Timers arrive here too, with `ctx.message.kind === 'timer'`.
   */
  receive?: (message: Message, ctx: Context<State, S>) => unknown;
  /**
   * Runs once when nothing is left to do, sources first, then those they feed: all that comes before this actor
   * has said its last word, and what is sent here is still delivered. When the user stops the run it has 250 ms.
   */
  stop?: (ctx: Context<State, S>) => unknown;
}

export interface Context<State = undefined, S = Settings> {
  /** The actor's own object, made by `state()`. It lives on this thread and nobody else sees it. */
  state: State;
  /** The settings given to this actor in the plan. */
  readonly settings: S;
  /** This actor's name; copies are numbered: `counter 2`. */
  readonly name: string;
  readonly thread: ThreadInfo;
  /** Aborted when the run stops; give it to whatever can be cancelled, such as `fetch`. */
  readonly signal: AbortSignal;
  /** The message being handled. */
  readonly message: MessageInfo;

  /**
   * Sends a copy of `message` through an output port. Resolves when it is in the queue, or when the queue's policy
   * has dropped it; waits while the queue is full and says `wait`.
   * Order holds even without `await`, and the actor gets no next message until its sends have left.
   * @throws {NotSendableError} at once, when the message holds what cannot be copied (a function, a promise, …).
   * @throws {QueueFullError} when the queue is full and says `fail`.
   * @throws {SendTimeoutError} when there was no place within `timeoutMs`: the message was not sent.
   */
  send(port: string, message?: unknown, options?: SendOptions): Promise<void>;
  /**
   * Sends a message and waits for its answer, while this actor takes no other message.
   * @throws {AskTimeoutError} after `timeoutMs`; the answer that comes later is a dead letter.
   * @throws {AskFailedError} when nobody will answer: who was asked failed or was stopped, or the message was lost.
   */
  ask<Answer = Anything>(port: string, message?: unknown, options?: AskOptions): Promise<Answer>;
  /**
   * Sends a message on, in the name of who asked: the receiver's answer goes straight there, and this actor no
   * longer answers. Without `message` the one being handled goes on as it is.
   */
  forward(port: string, message?: unknown): Promise<void>;
  /**
   * Takes over the answer to the message being handled, to give it later: what `receive` returns is no answer then.
   * The handle can be kept in `state` or travel in a message. It does nothing when the message was not asked.
   */
  reply(): Reply;
  /**
   * A handle that can travel in a message: whoever calls it puts its arguments on this actor's inbox, and `fn` runs
   * here, on this thread, as a message of its own. It can be called any number of times.
   */
  callback<Args extends unknown[]>(fn: (...args: Args) => unknown): Callback<Args>;

  /** A message to this actor itself after `ms` milliseconds, or a function to run then as a message of its own. */
  after(ms: number, message?: unknown): Timer;
  /** The same again and again every `ms` milliseconds. A tick is left out while the one before still waits. */
  every(ms: number, message?: unknown): Timer;

  /** Starts an outside program. It is ended with the actor or the run, and no shell is involved. */
  process(command: string, args?: readonly string[], options?: ProgramOptions): Program;

  /** Writes to the console of the run. */
  readonly log: Log;

  /**
   * Makes an actor of a template of the flow, on the template's thread, or on its threads in turn. It is started like
   * any other, has a name and an inbox of its own, sends through the template's wires, and is supervised as the
   * template says. It lives until it ends itself, is ended by its handle, or the run is over; while it is idle it does
   * not keep the run going.
   * @throws {RangeError} when the flow has no template of that name.
   * @throws {NotSendableError} when the settings hold what cannot be copied.
   */
  spawn<M = Anything>(template: string, options?: SpawnOptions): Spawned<M>;
  /**
   * Ends this actor after the message being handled: its `stop` runs, and what waits for it goes to the dead letters.
   */
  end(): void;

  /**
   * The time in milliseconds since 1970, on the run's clock. What an actor is told stands in the trace.
   * Within a run it never goes back, whatever happens to the computer's clock.
   */
  now(): number;
  /**
   * A random number from 0 to below 1. Each actor has a sequence of its own that comes from the run's seed (in the
   * trace, or given with `--seed`) and the actor's name: the same seed gives it the same numbers again.
   */
  random(): number;

  /** Throws unless this code runs on the thread of that name. */
  assertThread(name: string): void;
}

export interface SendOptions {
  /** Milliseconds, 0 or more: so long it waits for a place at most. A port that leads to several queues: in each of them. */
  timeoutMs?: number;
}

export interface SpawnOptions {
  /** Laid over the settings of the template. */
  settings?: Settings;
  /** Default: the template's name and a number. One that is taken gets a number too. */
  name?: string;
}

/**
 * An actor made while running. The handle can be kept in `state` and travel in a message, so that others can send to
 * the actor as well. What is sent to one that has ended is a dead letter.
 */
export interface Spawned<M = Anything> {
  /** Unique in the run. */
  readonly name: string;
  /**
   * Sends a copy of `message` to its inbox, in order with all that this actor sends there. Resolves when it is on its
   * way; while more than 1,024 messages wait there it takes longer, up to a second.
   * @throws {NotSendableError} at once, when the message holds what cannot be copied.
   */
  send(message: M): Promise<void>;
  /**
   * Sends a message and waits for its answer, while the asking actor takes no other message.
   * @throws {AskTimeoutError} after `timeoutMs`; the answer that comes later is a dead letter.
   * @throws {AskFailedError} when nobody will answer: it failed or has ended.
   */
  ask<Answer = Anything>(message: M, options?: AskOptions): Promise<Answer>;
  /** Ends the actor after what waits for it now: its `stop` runs. */
  end(): void;
}

export interface ThreadInfo {
  /** As in the flow; the operating system's thread has it too. */
  readonly name: string;
}

export interface MessageInfo {
  /** Unique in the run; 0 outside of a message. */
  readonly id: number;
  readonly kind: 'message' | 'timer' | 'callback' | 'start' | 'stop';
  /** Name of the actor that sent it; its own for timers. */
  readonly from: string;
  /** Name of the queue it came through, or null. */
  readonly queue: string | null;
  /** True when somebody waits for the answer. */
  readonly isAsk: boolean;
}

export interface AskOptions {
  /** Milliseconds to wait for the answer; for ever without it. */
  timeoutMs?: number;
}

/** Answers an ask. The first call counts, later ones do nothing. */
export interface Reply {
  (answer?: unknown): void;
  /** Makes the ask fail with this reason. */
  reject(reason: string): void;
}

/** Calls back. The arguments are copied like a message; there is no result. */
export type Callback<Args extends unknown[] = unknown[]> = (...args: Args) => void;

export interface Timer {
  /** No message comes any more, not even one that is due. */
  cancel(): void;
}

export interface ProgramOptions {
  /** Its working folder; default: the run's. */
  cwd?: string;
  /** Added to the run's environment. */
  env?: Record<string, string>;
  /** Written to its standard input, which is then closed. */
  input?: string | Uint8Array;
}

/**
 * An outside program. Lines come without their line end; reading them slowly makes the program wait.
 *
 * ```ts
 * const program = ctx.process('ffmpeg', ['-i', file, …]);
 * for await (const line of program.stderr) await ctx.send('progress', line);
 * const { code } = await program.exit;
 * ```
 */
export interface Program extends AsyncIterable<string> {
  /** Process id; undefined when it could not be started. */
  readonly pid: number | undefined;
  /** The same as iterating the program itself. */
  readonly stdout: AsyncIterable<string>;
  readonly stderr: AsyncIterable<string>;
  /** Writes to its standard input. */
  write(text: string | Uint8Array): Promise<void>;
  /** Closes its standard input. */
  end(): void;
  kill(signal?: NodeJS.Signals): void;
  /**
   * Settles when it has ended and its output is read; output that nobody iterates is read and thrown away.
   * Rejects when it could not be started.
   */
  readonly exit: Promise<ProgramExit>;
}

export interface ProgramExit {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last 4,096 characters of stderr where nobody read it; else empty. */
  errors: string;
}

/** `ctx.log(…)` takes what `console.log` takes. */
export interface Log {
  (...values: unknown[]): void;
  debug(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
