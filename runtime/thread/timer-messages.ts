/** The timers of an actor, which arrive as messages: each is sent by what set it. */
import type { Timer } from '../context.ts';
import { type Content, fromContent, toContent } from '../message/copy.ts';
import type { HandleAddress } from '../message/handles.ts';
import { SentFlag } from '../protocol/trace-file.ts';
import type { ActorSeat } from './contract.ts';
import { Timers } from './timers.ts';

interface Due {
  cause: number;
  /** Null where a function runs. */
  content: Content | null;
  message: unknown;
}

export class TimerMessages {
  readonly #actor: ActorSeat;
  readonly #cause: () => number;
  readonly #revive: (address: HandleAddress) => object;
  readonly #timers: Timers;
  readonly #due = new Map<object, Due>();

  /** @param cause the message because of which the code runs that sets a timer */
  constructor(actor: ActorSeat, cause: () => number, revive: (address: HandleAddress) => object) {
    this.#actor = actor;
    this.#cause = cause;
    this.#revive = revive;
    const { thread } = actor;
    this.#timers = new Timers({
      opened: () => thread.created(),
      closed: (timer) => {
        this.#due.delete(timer);
        thread.finished();
      },
      fire: (timer) => this.#fire(timer),
      withdraw: (timer) => actor.withdrawTimer(timer),
    });
  }

  after(ms: number, message: unknown): Timer {
    return this.#set(message, () => this.#timers.after(ms));
  }
  every(ms: number, message: unknown): Timer {
    return this.#set(message, () => this.#timers.every(ms));
  }

  #set(message: unknown, make: () => Timer): Timer {
    const content = typeof message === 'function' ? null : toContent(message);
    const timer = make();
    this.#due.set(timer, { cause: this.#cause(), content, message });
    return timer;
  }

  #fire(timer: object): boolean {
    const due = this.#due.get(timer);
    if (due === undefined || this.#actor.hasDue(timer)) return false;
    const { thread, index } = this.#actor;
    const id = thread.memory.nextId(thread.index);
    const { content, message } = due;
    const bytes = content === null ? 0 : content.bytes.length + content.texts.length;
    thread.created();
    thread.recordSent(index, id, SentFlag.timer, due.cause, bytes, message);
    this.#actor.push({
      kind: 'timer',
      id,
      timer,
      fn: content === null ? (message as () => unknown) : null,
      value: () => content && this.#read(content),
    });
    return true;
  }

  #read({ bytes, texts, flags }: Content): unknown {
    return fromContent(bytes, 0, bytes.length, texts, 0, flags, this.#revive);
  }

  cancelAll(): void {
    this.#timers.cancelAll();
    this.#due.clear();
  }
}
