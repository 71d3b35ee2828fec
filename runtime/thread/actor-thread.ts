/** One thread of a run, from inside: its actors and all that they share. */
import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import type { MessagePort } from 'node:worker_threads';
import type { ActorCode } from '../context.ts';
import { AskFailedError } from '../errors.ts';
import { type Layout, layOutReaders } from '../layout.ts';
import { AskTable, type OpenAsk } from '../memory/ask-table.ts';
import { Clock } from '../memory/clock.ts';
import { MadeActors } from '../memory/made-actors.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { WaitNotes } from '../memory/wait-notes.ts';
import { shareShapes } from '../message/codec.ts';
import { fromContent } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import { RingRecorder } from '../trace/ring.ts';
import { StateRecorder } from '../trace/state-recorder.ts';
import { Bells } from '../transport/bells.ts';
import { Inlet } from '../transport/inlet.ts';
import { Parcels } from '../transport/parcels.ts';
import { linkToHost } from '../transport/port-transport.ts';
import { Ring } from '../transport/ring.ts';
import { Sleeper } from '../transport/sleeper.ts';
import type { Fate, FromHost, HostLink, HostNote } from '../transport/transport.ts';
import { Asks } from './asks.ts';
import { describeFailure } from './blame.ts';
import type { ActorSeat, Scope, ThreadServices, Turn } from './contract.ts';
import { Instance } from './instance.ts';
import { MadeHere } from './made-here.ts';
import { Pace } from './pace.ts';
import { Sender } from './sender.ts';
import type { ThreadData } from './thread-data.ts';

/** Shorter pauses are not worth a record. */
const LEAST_IDLE_MS = 0.05;

export class ActorThread implements FromHost, ThreadServices {
  readonly index: number;
  readonly name: string;
  readonly layout: Layout;
  readonly projectDir: string;
  readonly memory: SharedMemory;
  readonly made: MadeActors;
  readonly recorder: RingRecorder;
  readonly isTracing: boolean;
  readonly states: StateRecorder;
  readonly link: HostLink;
  readonly sender: Sender;
  readonly askTable: AskTable;
  readonly waitNotes: WaitNotes;
  readonly asks: Asks;
  readonly bells: Bells;
  readonly currentScope = new AsyncLocalStorage<Scope>();
  openTurns = 0;
  epoch = 0;
  heldActors = 0;
  readonly #data: ThreadData;
  readonly #instances = new Map<number, Instance>();
  readonly #madeHere = new MadeHere(this, this.#instances);
  readonly #abort = new AbortController();
  readonly #sleeper: Sleeper;
  readonly #parcels = new Parcels();
  readonly #rings: (Ring | undefined)[] = [];
  readonly #inbox: Inlet;
  /** Actors of this thread that were told of something by others of it. */
  readonly #here: number[] = [];
  #hereCount = 0;
  #isHereSeen = false;
  readonly #signal: number;
  readonly #pace = new Pace(() => this.sender.flush());
  #isPollDue = false;
  #isServing = false;
  #hereAt = 0;
  #publishedBefore = -1;
  #nextTurn: Promise<void> | null = null;

  constructor(data: ThreadData, port: MessagePort) {
    const { layout } = data;
    this.#data = data;
    this.index = data.thread;
    this.layout = layout;
    this.name = layout.threads[data.thread]?.name ?? '';
    this.projectDir = path.dirname(fileURLToPath(data.moduleUrl));
    shareShapes(data.shapes);
    this.memory = new SharedMemory(layout, data.memory);
    this.made = new MadeActors(layout, data.made);
    this.#signal = this.memory.signal(data.thread);
    this.bells = new Bells(this.memory, this.index, (actor) => this.#toldHere(actor));
    this.askTable = new AskTable(this.memory, data.thread);
    this.waitNotes = new WaitNotes(this.memory, data.thread);
    this.asks = new Asks(this.askTable, ({ index }) => this.recorder.record(RecordKind.resumed, 0, index, 0));
    const clock = new Clock(data.startNs);
    this.recorder = new RingRecorder(data.ring, clock, data.isTracing, () => this.link.askToDrain());
    this.link = linkToHost(port, this, () => this.memory.clearUnposted(this.index));
    this.isTracing = data.isTracing;
    this.states = new StateRecorder(this.recorder, data.isTracing ? data.recording.stateEveryMs : null);
    this.sender = new Sender(this, data.recording.previewBytes);
    this.#inbox = this.inlet(this.memory.inbox(this.index), -1);
    this.#sleeper = new Sleeper(this.memory, this.index, {
      poll: () => this.#poll(),
      flush: () => this.sender.flush(),
      flushAll: () => this.sender.flushAll(),
      isWaitingForMessages: () =>
        this.openTurns <= this.asks.size + this.heldActors && this.#nextTurn === null,
      idle: () => this.#idle(),
      slept: (fromMs, toMs) => {
        this.epoch += 1;
        this.#pace.turnBegins(toMs);
        if (toMs - fromMs < LEAST_IDLE_MS) return;
        // What it recorded meanwhile, because of a timer say, was no idling.
        const from = Math.max(clock.ofMs(fromMs), this.recorder.lastNs);
        const to = clock.ofMs(toMs);
        if (to > from) this.recorder.recordAt(from, RecordKind.idled, 0, NONE, to);
        this.states.sweep(to);
      },
    });
    layout.actors.forEach((plan, index) => {
      if (plan.thread === this.index && !data.stopped.includes(index)) {
        this.#instances.set(index, new Instance(index, plan, this));
      }
    });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Loads the actors' modules; the host is told when they are ready, or that they will never be. */
  async load(): Promise<void> {
    this.recorder.record(RecordKind.threadStarted, 0, NONE, 0);
    for (const instance of this.#instances.values()) {
      const code = await this.#loadCode(instance.plan, instance.index);
      if (code === null) return;
      instance.load(code);
    }
    for (const [template, plan] of this.layout.templates.entries()) {
      const code = plan.threads.includes(this.index) ? await this.#loadCode(plan, NONE) : undefined;
      if (code === null) return;
      if (code !== undefined) this.#madeHere.load(template, code);
    }
    this.#madeHere.loaded();
    this.#emptyInbox();
    this.link.tell({ kind: 'ready' });
  }

  /** @returns null when it cannot be loaded, of which the host is told */
  async #loadCode(
    { code, name }: { code: string; name: string },
    actor: number,
  ): Promise<ActorCode<unknown> | null> {
    const url = new URL(code, this.#data.moduleUrl);
    try {
      const module: { default?: unknown } = await import(url.href);
      if (typeof module.default !== 'object' || module.default === null)
        throw new TypeError(`${code} must export an actor as its default: export default actor({…})`);
      return module.default as ActorCode<unknown>;
    } catch (error) {
      const info = describeFailure(error, this.projectDir);
      info.file ??= path.relative(this.projectDir, fileURLToPath(url));
      this.recorder.record(RecordKind.failed, 0, actor, 0, 0, 0, 0, JSON.stringify(info));
      this.fatal(`${name} could not be loaded: ${info.message}`);
      return null;
    }
  }

  #currentTurn(): Turn | null {
    return this.currentScope.getStore()?.turn ?? null;
  }

  get seed(): number {
    return this.#data.seed;
  }
  tellTime(actor: ActorSeat): number {
    const now = this.recorder.nowNs();
    this.recorder.recordAt(now, RecordKind.clock, 0, actor.index, actor.turn?.id ?? 0);
    return this.#data.startedAtMs + now / 1e6;
  }

  created(): void {
    this.memory.created(this.index);
  }
  finished(): void {
    this.memory.finished(this.index);
  }
  actorName(index: number): string {
    return this.layout.actors[index]?.name ?? this.made.nameOf(index) ?? '';
  }

  log(level: number, values: readonly unknown[], actor: number | null = null): void {
    const turn = this.#currentTurn();
    const who = actor ?? turn?.actor.index ?? NONE;
    this.recorder.record(RecordKind.logged, level, who, turn?.id ?? 0, 0, 0, 0, format(...values));
  }

  recordSent(actor: number, id: number, flag: number, cause: number, bytes: number, value: unknown): void {
    if (!this.isTracing) return;
    const hasContent = value !== undefined && typeof value !== 'function';
    const limit = hasContent ? this.#data.recording.previewBytes : 0;
    const now = this.recorder.nowNs();
    this.recorder.recordContentAt(now, RecordKind.sent, flag, actor, id, NONE, bytes, cause, value, limit);
  }

  /** Work that will never be done. */
  deadLetter(actor: number, id: number, why: string): void {
    this.recorder.record(RecordKind.deadLettered, 0, actor, id, NONE, 0, 0, why);
    this.finished();
  }

  fatal(error: unknown): void {
    const reason = typeof error === 'string' ? error : error instanceof Error ? error.message : String(error);
    this.link.tell({ kind: 'fatal', reason });
  }

  // Queues

  ring(queue: number): Ring {
    const known = this.#rings[queue];
    if (known !== undefined) return known;
    const { readers, isOnlyWriter } = layOutReaders(this.layout, queue);
    const ring = new Ring(this.memory, queue, this.index, !isOnlyWriter, readers.length === 1);
    this.#rings[queue] = ring;
    return ring;
  }
  inlet(queue: number, actor: number): Inlet {
    const { readers, capacity } = layOutReaders(this.layout, queue);
    const reader = readers.findIndex((one) => one.actor === actor);
    return new Inlet(this.ring(queue), this.bells, capacity, this.index, reader, readers);
  }

  isTurnLong(): boolean {
    if (this.memory.ints[this.#signal] !== 0) this.#pollSoon();
    return this.#pace.step();
  }

  /** Settles when the event loop has gone round. */
  nextTurn(): Promise<void> {
    this.#nextTurn ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#nextTurn = null;
        this.#pace.turnBegins();
        this.epoch += 1;
        this.#poll();
        resolve();
      });
    });
    this.sender.flushAll();
    return this.#nextTurn;
  }
  /** For a sender in a long loop: done at once, or after a turn when its thread has been at it for long. */
  breathe(): Promise<void> {
    // One message is taken when its sender comes to rest, which is soon. Who sends more may be at it for long.
    if (this.#hereCount > 0) {
      if (this.#isHereSeen) this.#pollSoon();
      this.#isHereSeen = true;
    }
    return this.isTurnLong() ? this.nextTurn() : DONE;
  }

  work(): void {
    this.#sleeper.work();
  }
  rest(): void {
    this.sender.flush();
    // Whoever is woken below and rests in turn leaves the looking to the first: the stack must not grow with each.
    if (this.#isServing) return;
    this.#isServing = true;
    let hasServed = false;
    try {
      hasServed = this.#serveHere();
    } finally {
      this.#isServing = false;
    }
    // Who was woken here goes on as soon as this one lets go: to look for others now would hold it up.
    if (hasServed) this.#sleeper.schedule();
    else this.#sleeper.rest();
  }
  willFlush(): void {
    this.#sleeper.schedule();
  }

  /** Something has come from an actor of this thread: for its inbox (-1), or for another of its actors. */
  #toldHere(actor: number): void {
    this.#here[this.#hereCount++] = actor;
    this.#sleeper.schedule();
  }

  #serveHere(): boolean {
    const here = this.#here;
    if (this.#hereCount === 0) return false;
    // It grows while it is served, and whoever is woken may serve it further: what is behind this place is nobody's yet.
    while (this.#hereAt < this.#hereCount) {
      const actor = here[this.#hereAt++] as number;
      if (actor < 0) this.#emptyInbox();
      else this.#instances.get(actor)?.wake();
    }
    this.#hereCount = 0;
    this.#hereAt = 0;
    this.#isHereSeen = false;
    return true;
  }

  /** Between the steps of whoever works now. */
  #pollSoon(): void {
    if (this.#isPollDue) return;
    this.#isPollDue = true;
    // `queueMicrotask` would make an object for async hooks each time.
    void DONE.then(this.#pollNow);
  }
  readonly #pollNow = (): void => {
    this.#isPollDue = false;
    try {
      this.#poll();
    } catch (error) {
      this.fatal(error);
    }
  };

  /** Takes what others have told this thread. @returns true when there was something */
  #poll(): boolean {
    const { ints } = this.memory;
    const served = this.#serveHere();
    if (Atomics.load(ints, this.#signal) === 0) return served;
    Atomics.store(ints, this.#signal, 0);
    this.#eachBit(this.memory.ready(this.index), (bit) => {
      if (bit === 0) this.#emptyInbox();
      else this.#instances.get(bit - 1)?.wake();
    });
    this.#eachBit(this.memory.room(this.index), (queue) => this.sender.roomIn(queue));
    return true;
  }

  #eachBit({ at, words }: { at: number; words: number }, visit: (bit: number) => void): void {
    const { ints } = this.memory;
    for (let word = 0; word < words; word++) {
      if (Atomics.load(ints, at + word) === 0) continue;
      let bits = Atomics.exchange(ints, at + word, 0);
      while (bits !== 0) {
        const bit = bits & -bits;
        bits &= ~bit;
        visit(word * 32 + 31 - Math.clz32(bit));
      }
    }
  }

  #emptyInbox(): void {
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
      const arrived = this.#parcels.arrival(own.id);
      if (arrived === undefined) this.#openAndDeliver(own);
      else arrived.then(() => this.#openAndDeliver(own)).catch((error) => this.fatal(error));
    }
  }
  #openAndDeliver(envelope: Envelope): void {
    this.openParcel(envelope);
    this.delivered(envelope);
  }

  parcel(id: number): Promise<void> | undefined {
    return this.#parcels.arrival(id);
  }
  openParcel(envelope: Envelope): void {
    this.#parcels.open(envelope);
    this.link.tell({ kind: 'parcel-opened', id: envelope.id });
  }

  #idle(): void {
    // Whoever is the last to run out of work lets the host know; it is not one who has just given work to others.
    const published = this.memory.publishedBy(this.index);
    const gaveWork = published !== this.#publishedBefore;
    this.#publishedBefore = published;
    if (!gaveWork && this.openTurns === 0 && this.memory.isQuiet()) this.link.tell({ kind: 'quiet' });
  }

  failAsk(ask: { from: number; askId: number; target: number; slot: number }, why: string): void {
    if (this.asks.fail(ask.askId, new AskFailedError(why))) return;
    const asks: OpenAsk[] = [
      { slot: ask.slot, askId: ask.askId, asker: ask.target, holder: -1, queue: -1, target: -1 },
    ];
    this.#instances.get(ask.from)?.tools.failAsks(asks, why);
  }
  failAsksOf(actor: number, why: string): void {
    this.#instances.get(actor)?.tools.failAsks(this.askTable.heldBy(new Set([actor])), why);
  }

  // From the host

  delivered(envelope: Envelope): void {
    const instance = this.#instances.get(envelope.target);
    if ((envelope.flags & EnvelopeFlag.answer) !== 0) this.#answered(envelope);
    else if ((envelope.flags & EnvelopeFlag.callback) !== 0) {
      if (instance?.tools.hasCallback(envelope.askId) && !instance.isEnded) {
        instance.push({ kind: 'callback', envelope });
      } else {
        this.deadLetter(
          envelope.from,
          envelope.id,
          'the actor that made this callback began anew or was stopped',
        );
      }
    } else if ((envelope.flags & EnvelopeFlag.direct) !== 0) this.#madeHere.delivered(envelope);
    else instance?.deliver(envelope);
  }

  #answered(envelope: Envelope): void {
    const { target, id } = envelope;
    const asker = this.#instances.get(target);
    const failed = (envelope.flags & EnvelopeFlag.failed) !== 0;
    const read = (): unknown => asker?.tools.read(envelope) ?? readPlain(envelope);
    if (asker !== undefined && this.asks.settle(envelope.askId, read, failed)) {
      this.recorder.record(RecordKind.resumed, 0, target, id);
      this.finished();
    } else if (id === 0) this.finished();
    // The host's word that no answer will come is no message.
    else this.deadLetter(target, id, 'the answer came when nobody waited for it any more');
  }

  settled(messageId: number, fate: Fate): void {
    this.sender.hosted.settled(messageId, fate);
  }

  told(note: HostNote): void {
    this.#sleeper.schedule();
    if (note.kind === 'parcel') this.#parcels.arrived(note.id, note.content);
    else if (note.kind === 'parcel-gone') this.#parcels.forget(note.id);
    else if (note.kind === 'go') for (const actor of note.actors) this.#instances.get(actor)?.begin();
    else if (note.kind === 'finish') {
      for (const actor of note.actors) {
        const instance = this.#instances.get(actor);
        if (instance === undefined) this.finished();
        else instance.finish();
      }
    } else if (note.kind === 'finish-made') {
      for (const template of note.templates) this.#madeHere.finish(template);
    } else if (note.kind === 'group') this.#withGroup(note);
    else if (note.kind === 'halt') this.#halt().catch((error) => this.fatal(error));
    else this.link.tell({ kind: 'idle', round: note.round, busy: busyResources() });
  }

  /** Each is a unit of work of the host's. */
  #withGroup({ does, actors, why }: Extract<HostNote, { kind: 'group' }>): void {
    for (const actor of actors) {
      if (does === 'restart') this.#instances.get(actor)?.restartWithGroup(why);
      else this.#instances.get(actor)?.end(why, true);
      this.finished();
    }
  }

  madeEnded({ index, plan: { name } }: ActorSeat, reason: string, failed: boolean): void {
    this.#instances.delete(index);
    this.made.ended(index);
    if (failed) this.link.tell({ kind: 'made-stopped', name, reason });
  }
  lose(envelope: Envelope, why: string): void {
    this.#madeHere.lose(envelope, why);
  }

  async #halt(): Promise<void> {
    this.#abort.abort(new Error('the run was stopped'));
    await Promise.all([...this.#instances.values()].map((instance) => instance.halt()));
    this.link.tell({ kind: 'halted' });
  }

  /** An actor has called process.exit: what was sent before still goes, and what waits here is named. */
  leave(): void {
    for (const instance of this.#instances.values()) {
      instance.abandonAll('its thread ended before it came to this');
      // Of those made while running the host knows only who began last.
      if (instance.isMade) instance.cutUnlessKnown();
    }
    this.sender.flushAll();
  }

  /** An error that no handler met: from a timer, an event, a promise nobody awaited. */
  blame(error: unknown): void {
    const turn = this.#currentTurn();
    if (turn !== null) {
      // Code of an earlier life may fail as it likes.
      if (turn.incarnation === turn.actor.incarnation) turn.actor.fail(error, turn);
      return;
    }
    const info = describeFailure(error, this.projectDir);
    const all = [...this.#instances.values()];
    const culprit =
      all.find(({ plan }) => info.file !== undefined && path.posix.normalize(plan.code) === info.file) ??
      (all.length === 1 ? all[0] : undefined);
    if (culprit !== undefined) culprit.fail(error, null);
    else this.recorder.record(RecordKind.failed, 0, NONE, 0, 0, 0, 0, JSON.stringify(info));
  }
}

const DONE = Promise.resolve();

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

/** What keeps the event loop alive apart from the link to the host. */
function busyResources(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => kind !== 'MessagePort' && kind !== 'Immediate');
}
