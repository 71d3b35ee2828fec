import v8 from 'node:v8';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';

interface OpenAsk {
  asker: number;
  /** The actor that has to answer; -1 while it is on its way. */
  holder: number;
}

/** Who waits for an answer, and from whom: nobody may wait for one that cannot come. */
export class AskLedger {
  readonly #open = new Map<number, OpenAsk>();
  readonly #send: (answer: Envelope) => void;

  constructor(send: (answer: Envelope) => void) {
    this.#send = send;
  }

  asked({ askId, replyTo }: Envelope): void {
    this.#open.set(askId, { asker: replyTo, holder: -1 });
  }
  held(envelope: Envelope, holder: number): void {
    if ((envelope.flags & EnvelopeFlag.ask) === 0) return;
    const ask = this.#open.get(envelope.askId);
    if (ask !== undefined) ask.holder = holder;
  }
  answered(askId: number): void {
    this.#open.delete(askId);
  }

  lost(envelope: Envelope, why: string): void {
    if ((envelope.flags & EnvelopeFlag.ask) !== 0) this.#fail(envelope.askId, why);
  }
  failAllHeldBy(actor: number, why: string): void {
    for (const [askId, ask] of [...this.#open]) if (ask.holder === actor) this.#fail(askId, why);
  }

  #fail(askId: number, why: string): void {
    const ask = this.#open.get(askId);
    if (ask === undefined) return;
    this.#open.delete(askId);
    this.#send({
      id: 0,
      from: ask.holder,
      queue: -1,
      flags: EnvelopeFlag.answer | EnvelopeFlag.failed,
      replyTo: -1,
      askId,
      target: ask.asker,
      content: v8.serialize(why),
      arrival: 0,
      deadline: 0,
    });
  }
}
