/** Asks that nobody will answer: whoever waits for one is told so, by the host in place of who was asked. */
import v8 from 'node:v8';
import type { Layout } from '../layout.ts';
import type { AskTable, OpenAsk } from '../memory/ask-table.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';

export class Unanswered {
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #made: MadeActors;
  readonly #asks: AskTable;
  readonly #deliver: (answer: Envelope) => void;

  /** @param deliver takes what goes straight to its target; its unit of work is the host's */
  constructor(
    layout: Layout,
    memory: SharedMemory,
    made: MadeActors,
    asks: AskTable,
    deliver: (answer: Envelope) => void,
  ) {
    this.#layout = layout;
    this.#memory = memory;
    this.#made = made;
    this.#asks = asks;
    this.#deliver = deliver;
  }

  /** Who asked these actors, whose thread has ended. */
  endedWith(actors: ReadonlySet<number>): void {
    for (const ask of this.#asks.lostWith(actors)) {
      const who = ask.holder < 0 ? ask.target : ask.holder;
      const name = this.#layout.actors[who]?.name ?? this.#made.nameOf(who) ?? 'an actor';
      this.#tell(ask, who, `the thread of ${name} ended`);
    }
  }

  /** The message will not be handled; it may be an ask. */
  lost({ flags, askId, slot, replyTo }: Envelope, why: string): void {
    if ((flags & EnvelopeFlag.ask) !== 0) this.tell({ askId, slot, asker: replyTo }, why);
  }

  tell(ask: Pick<OpenAsk, 'askId' | 'slot' | 'asker'>, why: string): void {
    this.#tell(ask, -1, why);
  }

  #tell({ askId, slot, asker }: Pick<OpenAsk, 'askId' | 'slot' | 'asker'>, from: number, why: string): void {
    const bytes = v8.serialize(why);
    this.#memory.created(this.#layout.threads.length);
    this.#deliver({
      id: 0,
      from,
      queue: -1,
      flags: EnvelopeFlag.answer | EnvelopeFlag.failed | EnvelopeFlag.v8,
      replyTo: -1,
      askId,
      slot,
      target: asker,
      bytes,
      at: 0,
      end: bytes.length,
      texts: '',
      textAt: 0,
      textLength: 0,
      arrival: 0,
      deadline: 0,
    });
  }
}
