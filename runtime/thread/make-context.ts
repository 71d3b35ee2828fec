import type { Context, Log, MessageInfo } from '../context.ts';
import type { LogLevel } from '../protocol/trace-file.ts';
import { randomOf } from '../random.ts';
import type { ActorTools } from './actor-tools.ts';
import type { ActorSeat, Turn } from './contract.ts';

type Level = (typeof LogLevel)[keyof typeof LogLevel];

const OUTSIDE = { id: 0, kind: 'start', from: '', queue: null, isAsk: false } as const satisfies MessageInfo;

/** The `ctx` of one incarnation. Its methods are bound, so that they can be taken out: `const { send } = ctx`. */
export function makeContext<State>(actor: ActorSeat, tools: ActorTools, state: State): Context<State> {
  const { thread, plan, incarnation } = actor;
  const turn = (): Turn | null => {
    const scope = thread.currentScope.getStore();
    return scope?.actor === actor ? scope.turn : actor.turn;
  };
  const assertAlive = (): void => {
    if (actor.incarnation !== incarnation) {
      throw new Error(`this is code of an earlier life of ${plan.name}: it began anew or was stopped`);
    }
  };
  const whileAlive =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      assertAlive();
      return act(...args);
    };
  const needsTurn = (verb: string): Turn => {
    const current = turn();
    if (current === null) throw new Error(`ctx.${verb} belongs into the handling of a message`);
    return current;
  };
  return {
    state,
    settings: plan.settings,
    name: plan.name,
    thread: { name: thread.name },
    signal: thread.signal,
    get message() {
      return turn() ?? OUTSIDE;
    },
    // Written out: every message passes here.
    send: (port, message) => {
      assertAlive();
      return tools.send(port, message);
    },
    ask: whileAlive((port: string, message?: unknown, options = {}) =>
      tools.ask(port, message, options),
    ) as Context['ask'],
    forward: whileAlive((port: string, ...message: unknown[]) =>
      tools.forward(needsTurn('forward'), port, message),
    ),
    reply: whileAlive(() => tools.reply(needsTurn('reply'))),
    callback: whileAlive((fn) => tools.callback(fn)) as Context['callback'],
    after: whileAlive((ms: number, message?: unknown) => tools.after(ms, message)),
    every: whileAlive((ms: number, message?: unknown) => tools.every(ms, message)),
    process: whileAlive((command: string, args: readonly string[] = [], options = {}) =>
      tools.process(command, args, options),
    ),
    spawn: whileAlive((template: string, options = {}) => tools.spawn(template, options)) as Context['spawn'],
    end: whileAlive(() => actor.endSoon()),
    log: makeLog((level, values) => thread.log(level, values, actor.index)),
    now: () => thread.tellTime(actor),
    random: randomOf(thread.seed, incarnation === 0 ? plan.name : `${plan.name}\0${incarnation}`),
    assertThread: (name) => {
      if (name !== thread.name) {
        throw new Error(`this code belongs on the thread "${name}" and runs on "${thread.name}"`);
      }
    },
  };
}

function makeLog(write: (level: Level, values: unknown[]) => void): Log {
  return Object.assign((...values: unknown[]) => write(1, values), {
    debug: (...values: unknown[]) => write(0, values),
    info: (...values: unknown[]) => write(1, values),
    warn: (...values: unknown[]) => write(2, values),
    error: (...values: unknown[]) => write(3, values),
  });
}
