/** The actors of a thread that were made while the run goes on: born, sent to, ended. */
import type { ActorCode } from '../context.ts';
import type { ActorLayout } from '../layout.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { NONE, RecordKind, SentFlag, type SpawnInfo } from '../protocol/trace-file.ts';
import type { ThreadServices } from './contract.ts';
import { Instance } from './instance.ts';
import type { BirthNote } from './spawned.ts';

export class MadeHere {
  readonly #thread: ThreadServices;
  /** All actors of the thread. */
  readonly #instances: Map<number, Instance>;
  /** By template. */
  readonly #code = new Map<number, ActorCode<unknown>>();
  /** Templates whose actors have had their `stop`. */
  readonly #finished = new Set<number>();
  /** What came before their beginnings. */
  readonly #unborn = new Map<number, Envelope[]>();
  /** What came before the modules were loaded; null afterwards. */
  #early: Envelope[] | null = [];

  constructor(thread: ThreadServices, instances: Map<number, Instance>) {
    this.#thread = thread;
    this.#instances = instances;
  }

  load(template: number, code: ActorCode<unknown>): void {
    this.#code.set(template, code);
  }
  loaded(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const envelope of early) this.delivered(envelope);
  }

  delivered(envelope: Envelope): void {
    if (this.#early !== null) this.#early.push(envelope);
    else if ((envelope.flags & EnvelopeFlag.birth) !== 0) this.#bear(envelope);
    else {
      const instance = this.#instances.get(envelope.target);
      if (instance === undefined && this.#isUnborn(envelope.target)) this.#keep(envelope);
      else if (instance === undefined || instance.isEnded) this.lose(envelope, 'its receiver has ended');
      else if ((envelope.flags & EnvelopeFlag.last) !== 0) instance.endAfter(envelope.id);
      else {
        // An inbox is no queue.
        envelope.queue = -1;
        instance.pushDirect(envelope);
      }
    }
  }

  /** Its beginning waits for room in the inbox, and somebody else has sent to it already. */
  #isUnborn(actor: number): boolean {
    return this.#thread.made.threadOf(actor) === this.#thread.index;
  }
  #keep(envelope: Envelope): void {
    const kept = this.#unborn.get(envelope.target);
    if (kept === undefined) this.#unborn.set(envelope.target, [envelope]);
    else kept.push(envelope);
  }

  #bear(envelope: Envelope): void {
    const { id, target: index, from: parent } = envelope;
    const { made, recorder, layout } = this.#thread;
    const template = made.templateOf(index);
    made.born(index);
    const { threads: _, ...plan } = layout.templates[template] as (typeof layout.templates)[number];
    const own: ActorLayout = { ...plan, name: made.nameOf(index) ?? '', copy: 0, thread: this.#thread.index };
    const instance = new Instance(index, own, this.#thread);
    const { cause, settings } = instance.tools.read(envelope) as BirthNote;
    if (settings !== null) own.settings = { ...plan.settings, ...settings };
    const info: SpawnInfo = { name: own.name, actor: plan.name, parent, thread: own.thread };
    recorder.record(RecordKind.spawned, 0, index, cause, 0, 0, 0, JSON.stringify(info));
    recorder.record(RecordKind.sent, SentFlag.start, index, id, NONE);
    instance.load(this.#code.get(template) ?? {});
    this.#instances.set(index, instance);
    instance.begin(id);
    if (this.#finished.has(template)) this.#finish(instance);
    const kept = this.#unborn.get(index);
    this.#unborn.delete(index);
    for (const message of kept ?? []) this.delivered(message);
  }

  /** It will never be handled: its receiver is not there any more. */
  lose(envelope: Envelope, why: string): void {
    const { id, from, askId, slot, flags } = envelope;
    this.#thread.deadLetter(from, id, why);
    if ((flags & EnvelopeFlag.parcel) !== 0) this.#letGo(envelope);
    if ((flags & EnvelopeFlag.ask) !== 0)
      this.#thread.link.tell({ kind: 'ask-lost', ask: { askId, slot, asker: from }, why });
  }

  /** Its content came by itself, or will. */
  #letGo(envelope: Envelope): void {
    const open = (): void => this.#thread.openParcel(envelope);
    const arrival = this.#thread.parcel(envelope.id);
    if (arrival === undefined) open();
    else arrival.then(open).catch((error) => this.#thread.fatal(error));
  }

  /** The `stop` of all that were made of a template; the unit of work is the host's. */
  finish(template: number): void {
    this.#finished.add(template);
    const { name } = this.#thread.layout.templates[template] as { name: string };
    for (const instance of [...this.#instances.values()])
      if (instance.isMade && instance.plan.actor === name) this.#finish(instance);
    this.#thread.finished();
  }
  #finish(instance: Instance): void {
    this.#thread.created();
    instance.finish();
  }
}
