/** One thread of a run, from inside: its actors and all that they share. */
import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import type { MessagePort } from 'node:worker_threads';
import { AskFailedError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { AskTable, type OpenAsk } from '../memory/ask-table.ts';
import { Clock } from '../memory/clock.ts';
import { MadeActors } from '../memory/made-actors.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { clearUnposted } from '../memory/unposted.ts';
import { WaitNotes } from '../memory/wait-notes.ts';
import { shareShapes } from '../message/codec.ts';
import type { Envelope } from '../message/envelope.ts';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import { RingRecorder } from '../trace/ring.ts';
import { StateRecorder } from '../trace/state-recorder.ts';
import { Bells } from '../transport/bells.ts';
import { linkToHost } from '../transport/port-transport.ts';
import { Sleeper } from '../transport/sleeper.ts';
import type { Fate, FromHost, HostLink, HostNote } from '../transport/transport.ts';
import { Arrivals } from './arrivals.ts';
import { Asks } from './asks.ts';
import { blameStray } from './blame-stray.ts';
import type { ActorSeat, Scope, ThreadServices, Turn } from './contract.ts';
import { Instance } from './instance.ts';
import { loadAll } from './load-code.ts';
import { MadeHere } from './made-here.ts';
import { News } from './news.ts';
import { obeyHost } from './obey-host.ts';
import { Pace } from './pace.ts';
import { QueueEnds } from './queue-ends.ts';
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
  readonly queueEnds: QueueEnds;
  readonly currentScope = new AsyncLocalStorage<Scope>();
  openTurns = 0;
  heldActors = 0;
  readonly #data: ThreadData;
  readonly #instances = new Map<number, Instance>();
  readonly #madeHere = new MadeHere(this, this.#instances);
  readonly #abort = new AbortController();
  readonly #sleeper: Sleeper;
  readonly #arrivals: Arrivals;
  readonly #news: News;
  readonly #pace = new Pace(() => this.sender.flush());
  #isServing = false;
  #publishedBefore = -1;

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
    this.#news = new News(this.memory, this.index, {
      wake: (actor) => {
        if (actor < 0) this.#arrivals.emptyInbox();
        else this.#instances.get(actor)?.wake();
      },
      roomIn: (queue) => this.sender.roomIn(queue),
      stirred: () => this.#sleeper.schedule(),
      failed: (error) => this.fatal(error),
    });
    this.bells = new Bells(this.memory, this.index, (actor) => this.#news.toldHere(actor));
    this.queueEnds = new QueueEnds(layout, this.memory, this.index, this.bells);
    this.askTable = new AskTable(this.memory, data.thread);
    this.waitNotes = new WaitNotes(this.memory, data.thread);
    this.asks = new Asks(this.askTable, ({ index }) => this.recorder.record(RecordKind.resumed, 0, index, 0));
    const clock = new Clock(data.startNs);
    this.recorder = new RingRecorder(data.ring, clock, data.isTracing, () => this.link.askToDrain());
    this.link = linkToHost(port, this, () => clearUnposted(this.memory, this.index));
    this.isTracing = data.isTracing;
    this.states = new StateRecorder(this.recorder, data.isTracing ? data.recording.stateEveryMs : null);
    this.sender = new Sender(this, data.recording.previewBytes);
    const inbox = this.queueEnds.inlet(this.memory.inbox(this.index), -1);
    this.#arrivals = new Arrivals(this, this.#instances, this.#madeHere, inbox);
    this.#sleeper = new Sleeper(this.memory, this.index, {
      poll: () => this.#news.look(),
      flush: () => this.sender.flush(),
      flushAll: () => this.sender.flushAll(),
      isWaitingForMessages: () => this.openTurns <= this.asks.size + this.heldActors && !this.#pace.isNextDue,
      idle: () => this.#idle(),
      // Code that a timer of its own or a file has woken begins with no turn: what it records first tells that it did.
      asleep: () => this.recorder.beforeNext(this.#work),
      slept: (fromMs, toMs) => {
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
    if (!(await loadAll(this, this.#data.moduleUrl, this.#instances.values(), this.#madeHere))) return;
    this.#arrivals.emptyInbox();
    this.link.tell({ kind: 'ready' });
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

  // Turns

  get epoch(): number {
    return this.#pace.turn;
  }
  isTurnLong(): boolean {
    if (this.#news.isWaiting) this.#news.lookSoon();
    return this.#pace.step();
  }

  nextTurn(): Promise<void> {
    const next = this.#pace.next(this.#look);
    this.sender.flushAll();
    return next;
  }
  readonly #look = (): void => {
    this.#news.look();
  };
  /** For a sender in a long loop: done at once, or after a turn when its thread has been at it for long. */
  breathe(): Promise<void> {
    this.#news.sentOne();
    return this.isTurnLong() ? this.nextTurn() : DONE;
  }

  work(): void {
    this.#sleeper.work();
  }
  readonly #work = (): void => this.work();
  rest(): void {
    this.sender.flush();
    // Whoever is woken below and rests in turn leaves the looking to the first: the stack must not grow with each.
    if (this.#isServing) return;
    this.#isServing = true;
    let hasServed = false;
    try {
      hasServed = this.#news.serveHere();
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

  parcel(id: number): Promise<void> | undefined {
    return this.#arrivals.parcels.arrival(id);
  }
  openParcel(envelope: Envelope): void {
    this.#arrivals.open(envelope);
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
    this.#arrivals.delivered(envelope);
  }

  settled(messageId: number, fate: Fate): void {
    this.sender.hosted.settled(messageId, fate);
  }

  told(note: HostNote): void {
    this.#sleeper.schedule();
    if (note.kind === 'parcel') this.#arrivals.parcels.arrived(note.id, note.content);
    else if (note.kind === 'parcel-gone') this.#arrivals.parcels.forget(note.id);
    else obeyHost(note, this, this.#instances, this.#madeHere, this.#abort);
  }

  madeEnded({ index, plan: { name } }: ActorSeat, reason: string, failed: boolean): void {
    this.#instances.delete(index);
    this.made.ended(index);
    if (failed) this.link.tell({ kind: 'made-stopped', name, reason });
  }
  lose(envelope: Envelope, why: string): void {
    this.#madeHere.lose(envelope, why);
  }

  /** An actor has called process.exit: what was sent before still goes, and what waits here is named. */
  leave(): void {
    for (const instance of this.#instances.values()) instance.leave();
    this.sender.flushAll();
  }

  /** An error that no handler met: from a timer, an event, a promise nobody awaited. */
  blame(error: unknown): void {
    blameStray(error, this, this.#instances);
  }
}

const DONE = Promise.resolve();
