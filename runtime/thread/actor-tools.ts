/** What an actor's code can do, behind `ctx`: each method is one verb of the actor API. */
import os from 'node:os';
import type {
  AskOptions,
  Callback,
  Program,
  ProgramOptions,
  Reply,
  Spawned,
  SpawnOptions,
  Timer,
} from '../context.ts';
import { AskFailedError, SendTimeoutError } from '../errors.ts';
import type { OpenAsk } from '../memory/ask-table.ts';
import { fromContent } from '../message/copy.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { type HandleAddress, markHandle } from '../message/handles.ts';
import { NONE, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import { Callbacks } from './callbacks.ts';
import type { ActorSeat, Turn } from './contract.ts';
import { Ports } from './ports.ts';
import { Programs } from './programs.ts';
import { makeSpawned, spawn } from './spawned.ts';
import { TimerMessages } from './timer-messages.ts';
import { withinTime } from './within-time.ts';

/** What most actors never use is made when it is: there may be a hundred thousand of them. */
export class ActorTools {
  readonly #actor: ActorSeat;
  #timers: TimerMessages | null = null;
  #programs: Programs | null = null;
  #callbacks: Callbacks | null = null;
  /** Answers that it has taken over, ever. */
  keptReplies = 0;
  readonly #ports: Ports;

  constructor(actor: ActorSeat) {
    this.#actor = actor;
    this.#ports = new Ports(actor);
  }

  #makePrograms(): Programs {
    const { thread, index } = this.#actor;
    const record = thread.recorder.record.bind(thread.recorder);
    this.#programs = new Programs(
      {
        opened: () => thread.created(),
        closed: () => thread.finished(),
        started: (pid, line) => {
          thread.link.tell({ kind: 'program-started', pid });
          record(RecordKind.programStarted, 0, index, this.#cause(), NONE, pid, 0, line, 4096);
        },
        ended: (pid, value) => {
          thread.link.tell({ kind: 'program-ended', pid });
          record(RecordKind.programEnded, 0, index, 0, NONE, value);
        },
      },
      os.constants.signals,
    );
    return this.#programs;
  }

  /** The message because of which this code runs. */
  readonly #cause = (): number =>
    this.#actor.thread.currentScope.getStore()?.turn?.id ?? this.#actor.turn?.id ?? 0;

  read(envelope: Envelope): unknown {
    const { bytes, at, end, texts, textAt, flags } = envelope;
    return fromContent(bytes, at, end, texts, textAt, flags, this.#revive);
  }

  readonly #revive = (address: HandleAddress): object => {
    if (address.kind === 'callback') return (...args: unknown[]) => this.#makeCallbacks().call(address, args);
    if (address.kind === 'made') return makeSpawned(this.#actor, address, this.#cause);
    return this.#makeReply(address);
  };

  // Sending

  send(port: string, message: unknown): Promise<void> {
    const queues = this.#ports.queuesOf(port);
    if (queues.length === 0) return Promise.resolve();
    if (queues.length > 1) return this.#toQueues(queues, message, 0, 0, -1, 0, -1).left;
    const { thread } = this.#actor;
    // Only a trace asks for the cause, and to find it costs as much as several other steps.
    const cause = thread.isTracing ? this.#cause() : 0;
    const left = thread.sender.sendPlain(this.#actor, queues[0] as number, message, cause);
    return left ?? thread.breathe();
  }

  /** As `send`, but it waits for a place no longer than that. */
  sendWithin(port: string, value: unknown, timeoutMs: number): Promise<void> {
    if (!(timeoutMs >= 0))
      return Promise.reject(new RangeError(`timeoutMs is 0 or more milliseconds, not ${timeoutMs}`));
    const { thread } = this.#actor;
    const other = this.#cause();
    const waits = this.#ports.queuesOf(port).flatMap((queue) => {
      const out = {
        queue,
        target: -1,
        value,
        flags: 0,
        sentFlags: 0,
        other,
        replyTo: -1,
        askId: 0,
        slot: -1,
      };
      const { id, left } = thread.sender.send(this.#actor, out);
      if (left === undefined) return [];
      const tooLate = new SendTimeoutError(port, timeoutMs);
      return [withinTime(left, timeoutMs, () => thread.sender.withdraw(queue, id), tooLate)];
    });
    return waits.length === 0 ? thread.breathe() : Promise.all(waits).then(() => undefined);
  }

  #toQueues(
    queues: readonly number[],
    value: unknown,
    flags: number,
    sentFlags: number,
    replyTo: number,
    askId: number,
    slot: number,
  ): { id: number; slot: number; left: Promise<void> } {
    const { thread } = this.#actor;
    const other = this.#cause();
    let first = { id: 0, slot };
    const waits: Promise<void>[] = [];
    for (const queue of queues) {
      const sent = thread.sender.send(this.#actor, {
        queue,
        target: -1,
        value,
        flags,
        sentFlags,
        other,
        replyTo,
        askId: askId === 0 ? first.id : askId,
        slot: first.slot,
      });
      if (first.id === 0) first = sent;
      if (sent.left !== undefined) waits.push(sent.left);
    }
    if (waits.length === 0) return { ...first, left: thread.breathe() };
    const left = waits.length === 1 ? (waits[0] as Promise<void>) : Promise.all(waits).then(() => undefined);
    return { ...first, left };
  }

  ask(port: string, message: unknown, options: AskOptions): Promise<unknown> {
    const queues = this.#ports.queuesOf(port);
    if (queues.length === 0) {
      return Promise.reject(new AskFailedError(`nothing is connected to the port "${port}"`));
    }
    const { timeoutMs } = options;
    if (timeoutMs !== undefined && !(timeoutMs >= 0)) {
      return Promise.reject(new RangeError(`timeoutMs is 0 or more milliseconds, not ${timeoutMs}`));
    }
    const { index, thread } = this.#actor;
    const sent = this.#toQueues(queues, message, EnvelopeFlag.ask, SentFlag.ask, index, 0, -1);
    const answer = thread.asks.wait(sent.id, sent.slot, this.#actor, port, timeoutMs);
    sent.left.catch((error) => thread.asks.fail(sent.id, error));
    return answer;
  }

  forward(turn: Turn, port: string, given: readonly unknown[]): Promise<void> {
    const { work } = turn;
    if (!turn.isOpen) throw new Error('ctx.forward belongs into the handling of the message: it is over');
    const queues = this.#ports.queuesOf(port);
    const envelope = work.kind === 'message' ? work.envelope : null;
    if (envelope === null && given.length === 0) {
      throw new TypeError('ctx.forward needs a message here: a timer or callback has none to send on');
    }
    const value = given.length > 0 || envelope === null ? given[0] : this.read(envelope);
    if (envelope === null || !turn.isAsk || turn.answerTaken) {
      return this.#toQueues(queues, value, 0, SentFlag.forwarded, -1, 0, -1).left;
    }
    const { replyTo, askId, slot } = envelope;
    if (queues.length === 0) this.#answer(replyTo, askId, slot, 'it was forwarded to nowhere', true);
    const flags = SentFlag.forwarded | SentFlag.ask;
    const sent = this.#toQueues(queues, value, EnvelopeFlag.ask, flags, replyTo, askId, slot);
    turn.answerTaken = true;
    return sent.left;
  }

  // Answering

  answer(turn: Turn, value: unknown): void {
    if (turn.work.kind !== 'message') return;
    const { replyTo, askId, slot } = turn.work.envelope;
    this.#answer(replyTo, askId, slot, value, false);
  }
  refuse(turn: Turn, reason: string): void {
    if (turn.work.kind !== 'message') return;
    const { replyTo, askId, slot } = turn.work.envelope;
    this.#answer(replyTo, askId, slot, reason, true);
  }

  #answer(target: number, askId: number, slot: number, value: unknown, failed: boolean): void {
    const { thread } = this.#actor;
    thread.sender.send(this.#actor, {
      queue: -1,
      target,
      value,
      flags: EnvelopeFlag.answer | (failed ? EnvelopeFlag.failed : 0),
      sentFlags: -1,
      other: askId,
      replyTo: -1,
      askId,
      slot,
    });
    // It is on its way: nobody holds the ask any more.
    thread.askTable.hold(slot, askId, -1);
  }

  /** Those who asked this actor are told that no answer will come. */
  failAsks(asks: readonly OpenAsk[], why: string): void {
    for (const { asker, askId, slot } of asks) this.#answer(asker, askId, slot, why, true);
  }

  reply(turn: Turn): Reply {
    const { work } = turn;
    const asked = work.kind === 'message' && turn.isAsk && turn.isOpen && !turn.answerTaken;
    turn.answerTaken = true;
    if (!asked) return Object.assign(() => undefined, { reject: () => undefined });
    const { replyTo, askId, slot } = work.envelope;
    this.keptReplies += 1;
    return this.#makeReply({ kind: 'reply', actor: replyTo, id: askId, slot });
  }

  #makeReply(address: HandleAddress & { kind: 'reply' }): Reply {
    let isOpen = true;
    const give = (value: unknown, failed: boolean): void => {
      if (!isOpen) return;
      this.#answer(address.actor, address.id, address.slot, value, failed);
      isOpen = false;
    };
    const reply = (answer?: unknown): void => give(answer, false);
    return markHandle(
      Object.assign(reply, { reject: (reason: string) => give(String(reason), true) }),
      address,
    );
  }

  // Actors made while running

  spawn(template: string, options: SpawnOptions): Spawned {
    return makeSpawned(this.#actor, spawn(this.#actor, template, options, this.#cause()), this.#cause);
  }

  // Callbacks

  callback<Args extends unknown[]>(fn: (...args: Args) => unknown): Callback<Args> {
    return this.#makeCallbacks().make(fn);
  }
  hasCallback(id: number): boolean {
    return this.#callbacks?.has(id) === true;
  }
  runCallback(envelope: Envelope): unknown {
    return this.#callbacks?.run(envelope.askId, this.read(envelope) as unknown[]);
  }
  #makeCallbacks(): Callbacks {
    this.#callbacks ??= new Callbacks(this.#actor, this.#cause);
    return this.#callbacks;
  }

  // Timers

  after(ms: number, message: unknown): Timer {
    return this.#makeTimers().after(ms, message);
  }
  every(ms: number, message: unknown): Timer {
    return this.#makeTimers().every(ms, message);
  }
  #makeTimers(): TimerMessages {
    this.#timers ??= new TimerMessages(this.#actor, this.#cause, this.#revive);
    return this.#timers;
  }

  // Programs

  process(command: string, args: readonly string[], options: ProgramOptions): Program {
    return (this.#programs ?? this.#makePrograms()).start(command, args, options);
  }

  /** The actor ends or begins anew: nothing of before goes on. */
  dispose(): void {
    this.#timers?.cancelAll();
    this.#callbacks?.forget();
    this.#programs?.killAll();
  }
}
