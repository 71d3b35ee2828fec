import type { Context, Log, MessageInfo, SendOptions, SpawnOptions, ThreadInfo } from '../context.ts';
import type { LogLevel } from '../protocol/trace-file.ts';
import { randomOf } from '../random.ts';
import type { ActorTools } from './actor-tools.ts';
import type { ActorSeat, Turn } from './contract.ts';

type Level = (typeof LogLevel)[keyof typeof LogLevel];

const NO_OPTIONS: SendOptions = {};

const OUTSIDE = { id: 0, kind: 'start', from: '', queue: null, isAsk: false } as const satisfies MessageInfo;

/** The `ctx` of one incarnation. */
export function makeContext<State>(actor: ActorSeat, tools: ActorTools, state: State): Context<State> {
  return new BoundContext(actor, tools, state);
}

/**
 * Its methods are bound, so that they can be taken out: `const { send } = ctx`. Each is made when it is first used:
 * there may be a hundred thousand actors, and most use three.
 */
class BoundContext<State> implements Context<State> {
  state: State;
  readonly #actor: ActorSeat;
  readonly #tools: ActorTools;
  readonly #incarnation: number;
  #send: Context['send'] | undefined;
  #log: Log | undefined;
  #random: (() => number) | undefined;
  #rest: Partial<Rest> | undefined;

  constructor(actor: ActorSeat, tools: ActorTools, state: State) {
    this.state = state;
    this.#actor = actor;
    this.#tools = tools;
    this.#incarnation = actor.incarnation;
  }

  #turn(): Turn | null {
    const actor = this.#actor;
    const scope = actor.thread.currentScope.getStore();
    return scope?.actor === actor ? scope.turn : actor.turn;
  }
  #assertAlive(): void {
    if (this.#actor.incarnation === this.#incarnation) return;
    const { name } = this.#actor.plan;
    throw new Error(`this is code of an earlier life of ${name}: it began anew or was stopped`);
  }
  #whileAlive<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
    return (...args) => {
      this.#assertAlive();
      return act(...args);
    };
  }
  #needsTurn(verb: string): Turn {
    const current = this.#turn();
    if (current === null) throw new Error(`ctx.${verb} belongs into the handling of a message`);
    return current;
  }
  /** What was made before, or what is made now. */
  #kept<Key extends keyof Rest>(key: Key, make: () => Rest[Key]): Rest[Key] {
    const rest: Partial<Rest> = this.#rest ?? {};
    this.#rest = rest;
    const kept = (rest[key] as Rest[Key] | undefined) ?? make();
    rest[key] = kept;
    return kept;
  }

  get settings(): Context['settings'] {
    return this.#actor.plan.settings;
  }
  get name(): string {
    return this.#actor.plan.name;
  }
  get thread(): ThreadInfo {
    return this.#kept('thread', () => ({ name: this.#actor.thread.name }));
  }
  get signal(): AbortSignal {
    return this.#actor.thread.signal;
  }
  get message(): MessageInfo {
    return this.#turn() ?? OUTSIDE;
  }

  // Written out: every message passes here.
  get send(): Context['send'] {
    this.#send ??= (port, message, options) => {
      this.#assertAlive();
      const { timeoutMs } = options ?? NO_OPTIONS;
      if (timeoutMs !== undefined) return this.#tools.sendWithin(port, message, timeoutMs);
      return this.#tools.send(port, message);
    };
    return this.#send;
  }
  get ask(): Context['ask'] {
    return this.#kept(
      'ask',
      () =>
        this.#whileAlive((port: string, message?: unknown, options = {}) =>
          this.#tools.ask(port, message, options),
        ) as Context['ask'],
    );
  }
  get forward(): Context['forward'] {
    return this.#kept('forward', () =>
      this.#whileAlive((port: string, ...message: unknown[]) =>
        this.#tools.forward(this.#needsTurn('forward'), port, message),
      ),
    );
  }
  get reply(): Context['reply'] {
    return this.#kept('reply', () => this.#whileAlive(() => this.#tools.reply(this.#needsTurn('reply'))));
  }
  get callback(): Context['callback'] {
    return this.#kept(
      'callback',
      () => this.#whileAlive((fn) => this.#tools.callback(fn)) as Context['callback'],
    );
  }
  get after(): Context['after'] {
    return this.#kept('after', () =>
      this.#whileAlive((ms: number, message?: unknown) => this.#tools.after(ms, message)),
    );
  }
  get every(): Context['every'] {
    return this.#kept('every', () =>
      this.#whileAlive((ms: number, message?: unknown) => this.#tools.every(ms, message)),
    );
  }
  get process(): Context['process'] {
    return this.#kept('process', () =>
      this.#whileAlive((command: string, args: readonly string[] = [], options = {}) =>
        this.#tools.process(command, args, options),
      ),
    );
  }
  get spawn(): Context['spawn'] {
    return this.#kept(
      'spawn',
      () =>
        this.#whileAlive((template: string, options: SpawnOptions = {}) =>
          this.#tools.spawn(template, options),
        ) as Context['spawn'],
    );
  }
  get end(): Context['end'] {
    return this.#kept('end', () => this.#whileAlive(() => this.#actor.endSoon()));
  }
  get log(): Log {
    this.#log ??= makeLog((level, values) => this.#actor.thread.log(level, values, this.#actor.index));
    return this.#log;
  }
  get now(): Context['now'] {
    return this.#kept('now', () => () => this.#actor.thread.tellTime(this.#actor));
  }
  get random(): Context['random'] {
    const { thread, plan } = this.#actor;
    const life = this.#incarnation === 0 ? plan.name : `${plan.name}\0${this.#incarnation}`;
    this.#random ??= randomOf(thread.seed, life);
    return this.#random;
  }
  get assertThread(): Context['assertThread'] {
    return this.#kept('assertThread', () => (name: string) => {
      const own = this.#actor.thread.name;
      if (name !== own) throw new Error(`this code belongs on the thread "${name}" and runs on "${own}"`);
    });
  }
}

type Rest = Pick<
  Context,
  | 'thread'
  | 'ask'
  | 'forward'
  | 'reply'
  | 'callback'
  | 'after'
  | 'every'
  | 'process'
  | 'spawn'
  | 'end'
  | 'now'
  | 'assertThread'
>;

function makeLog(write: (level: Level, values: unknown[]) => void): Log {
  return Object.assign((...values: unknown[]) => write(1, values), {
    debug: (...values: unknown[]) => write(0, values),
    info: (...values: unknown[]) => write(1, values),
    warn: (...values: unknown[]) => write(2, values),
    error: (...values: unknown[]) => write(3, values),
  });
}
