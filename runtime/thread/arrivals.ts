/** What comes for the actors of a thread, past the queues that they read: answers, callbacks, messages to one of them. */

import { fromContent } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import type { Inlet } from '../transport/inlet.ts';
import { Parcels } from '../transport/parcels.ts';
import type { ThreadServices } from './contract.ts';
import type { Instance } from './instance.ts';
import type { MadeHere } from './made-here.ts';

export class Arrivals {
  /** Contents that come by themselves. */
  readonly parcels = new Parcels();
  readonly #thread: ThreadServices;
  readonly #instances: ReadonlyMap<number, Instance>;
  readonly #madeHere: MadeHere;
  readonly #inbox: Inlet;

  constructor(
    thread: ThreadServices,
    instances: ReadonlyMap<number, Instance>,
    madeHere: MadeHere,
    inbox: Inlet,
  ) {
    this.#thread = thread;
    this.#instances = instances;
    this.#madeHere = madeHere;
    this.#inbox = inbox;
  }

  /** Everything in the thread's inbox goes where it belongs. */
  emptyInbox(): void {
    do {
      for (let next = this.#inbox.take(); next !== undefined; next = this.#inbox.take()) {
        this.#inbox.leave();
        this.#received(next);
      }
      this.#inbox.done();
    } while (this.#inbox.wait());
  }

  #received(envelope: Envelope): void {
    if ((envelope.flags & EnvelopeFlag.parcel) === 0) this.delivered(keep(envelope));
    // Opened when it is its turn: what was sent after it must not overtake it.
    else if (isMessageForMade(envelope)) this.delivered({ ...envelope });
    else {
      const own = { ...envelope };
      const arrived = this.parcels.arrival(own.id);
      if (arrived === undefined) this.#openAndDeliver(own);
      else arrived.then(() => this.#openAndDeliver(own)).catch((error) => this.#thread.fatal(error));
    }
  }
  #openAndDeliver(envelope: Envelope): void {
    this.open(envelope);
    this.delivered(envelope);
  }

  /** Puts the content into an envelope that came without. */
  open(envelope: Envelope): void {
    this.parcels.open(envelope);
    this.#thread.link.tell({ kind: 'parcel-opened', id: envelope.id });
  }

  /** An envelope with a content of its own has come, from another actor or from the host. */
  delivered(envelope: Envelope): void {
    const instance = this.#instances.get(envelope.target);
    if ((envelope.flags & EnvelopeFlag.answer) !== 0) this.#answered(envelope);
    else if ((envelope.flags & EnvelopeFlag.callback) !== 0) {
      if (instance?.tools.hasCallback(envelope.askId) && !instance.isEnded)
        instance.push({ kind: 'callback', envelope });
      else {
        const why = 'the actor that made this callback began anew or was stopped';
        this.#thread.deadLetter(envelope.from, envelope.id, why);
      }
    } else if ((envelope.flags & EnvelopeFlag.direct) !== 0) this.#madeHere.delivered(envelope);
    else instance?.deliver(envelope);
  }

  #answered(envelope: Envelope): void {
    const { target, id } = envelope;
    const thread = this.#thread;
    const asker = this.#instances.get(target);
    const failed = (envelope.flags & EnvelopeFlag.failed) !== 0;
    const read = (): unknown => asker?.tools.read(envelope) ?? readPlain(envelope);
    if (asker !== undefined && thread.asks.settle(envelope.askId, read, failed)) {
      thread.recorder.record(RecordKind.resumed, 0, target, id);
      thread.finished();
    } else if (id === 0) thread.finished();
    // The host's word that no answer will come is no message.
    else thread.deadLetter(target, id, 'the answer came when nobody waited for it any more');
  }
}

const isMessageForMade = ({ flags }: Envelope): boolean =>
  (flags & (EnvelopeFlag.direct | EnvelopeFlag.birth)) === EnvelopeFlag.direct;

/** With a content of its own: that of the queue's memory is good only until the next is taken. */
function keep(envelope: Envelope): Envelope {
  const { bytes, at, end, texts, textAt, textLength } = envelope;
  return {
    ...envelope,
    bytes: bytes.slice(at, end),
    at: 0,
    end: end - at,
    texts: texts.slice(textAt, textAt + textLength),
    textAt: 0,
  };
}

function readPlain({ bytes, at, end, texts, textAt, flags }: Envelope): unknown {
  return fromContent(bytes, at, end, texts, textAt, flags, Object);
}
