/** The user's code of one actor in one of its lives: its state, its `ctx`, and what of it is called for which work. */
import type { ActorCode, Context } from '../context.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import type { ActorTools } from './actor-tools.ts';
import type { ActorSeat, Work } from './contract.ts';
import { makeContext } from './make-context.ts';

export class Life {
  readonly #actor: ActorSeat;
  readonly #tools: ActorTools;
  #code: ActorCode<unknown> = {};
  #context: Context<unknown> | null = null;

  constructor(actor: ActorSeat, tools: ActorTools) {
    this.#actor = actor;
    this.#tools = tools;
  }

  load(code: ActorCode<unknown>): void {
    this.#code = code;
  }

  get hasBegun(): boolean {
    return this.#context !== null;
  }
  get hasStop(): boolean {
    return this.#code.stop !== undefined;
  }
  get state(): unknown {
    return this.#context?.state;
  }

  /** What was private to it is gone. */
  end(): void {
    this.#context = null;
  }

  /** @returns what the user's code returns, which may be a promise; undefined where there is none for this work */
  call(work: Work): unknown {
    if (work.kind === 'start') {
      const state = this.#code.state?.();
      this.#context = makeContext(this.#actor, this.#tools, state);
      return this.#code.start?.(this.#context);
    }
    const context = this.#context;
    if (context === null) return undefined;
    if (work.kind === 'stop') return this.#code.stop?.(context);
    if (work.kind === 'callback') return this.#tools.runCallback(work.envelope);
    if (work.kind === 'timer') {
      return work.fn === null ? this.#code.receive?.(work.value(), context) : work.fn();
    }
    if (work.kind !== 'message') return undefined;
    if ((work.envelope.flags & EnvelopeFlag.parcel) !== 0) return this.#withParcel(work.envelope, context);
    return this.#code.receive?.(this.#tools.read(work.envelope), context);
  }

  /** Its content comes by itself, and may be late. */
  async #withParcel(envelope: Envelope, context: Context<unknown>): Promise<unknown> {
    const { thread } = this.#actor;
    await thread.parcel(envelope.id);
    thread.openParcel(envelope);
    return this.#code.receive?.(this.#tools.read(envelope), context);
  }
}
