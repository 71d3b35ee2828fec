/** Functions that an actor hands out: whoever calls one has it run on its owner's thread, as a piece of the owner's work. */
import type { Callback } from '../context.ts';
import { EnvelopeFlag } from '../message/envelope.ts';
import { type HandleAddress, markHandle } from '../message/handles.ts';
import { SentFlag } from '../protocol/trace-file.ts';
import type { ActorSeat } from './contract.ts';

type Address = HandleAddress & { kind: 'callback' };

export class Callbacks {
  readonly #actor: ActorSeat;
  readonly #cause: () => number;
  /** Those of this actor; most have none. */
  #own: Map<number, (...args: never[]) => unknown> | null = null;

  /** @param cause the message because of which the code runs that calls one */
  constructor(actor: ActorSeat, cause: () => number) {
    this.#actor = actor;
    this.#cause = cause;
  }

  make<Args extends unknown[]>(fn: (...args: Args) => unknown): Callback<Args> {
    const { thread, index } = this.#actor;
    const id = thread.memory.nextId(thread.index);
    this.#own ??= new Map();
    this.#own.set(id, fn as (...args: never[]) => unknown);
    const address: Address = { kind: 'callback', actor: index, id };
    return markHandle((...args: Args) => this.call(address, args), address);
  }

  /** Calls that of another actor, or one of its own. */
  call(address: Address, args: unknown[]): void {
    this.#actor.thread.sender.send(this.#actor, {
      queue: -1,
      target: address.actor,
      value: args,
      flags: EnvelopeFlag.callback,
      sentFlags: SentFlag.callback,
      other: this.#cause(),
      replyTo: -1,
      askId: address.id,
      slot: -1,
    });
  }

  has(id: number): boolean {
    return this.#own?.has(id) === true;
  }
  run(id: number, args: unknown[]): unknown {
    return this.#own?.get(id)?.(...(args as never[]));
  }
  forget(): void {
    this.#own?.clear();
  }
}
