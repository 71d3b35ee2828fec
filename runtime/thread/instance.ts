/**
 * One actor on its thread: its state, what waits for it, and the loop that gives it one piece of work at a time.
 * A restart makes a new incarnation: what the old one still does in the background is cut off from the run.
 */
import type { ActorCode } from '../context.ts';
import type { ActorLayout } from '../layout.ts';
import type { Envelope } from '../message/envelope.ts';
import { NONE, Outcome, RecordKind, SentFlag, StopFlag } from '../protocol/trace-file.ts';
import { ActorTools } from './actor-tools.ts';
import { describeFailure } from './blame.ts';
import { type ActorSeat, Scope, type ThreadServices, type Turn, type Work } from './contract.ts';
import { HeldSends } from './held-sends.ts';
import { Inbox } from './inbox.ts';
import { Life } from './life.ts';
import { openTurn } from './open-turn.ts';
import { RestartLimit } from './restart-limit.ts';
import { Unfinished } from './unfinished.ts';

export class Instance implements ActorSeat {
  readonly index: number;
  readonly plan: ActorLayout;
  readonly cell: number;
  /** It was made while the run goes on, and is gone when it ends. */
  readonly isMade: boolean;
  readonly thread: ThreadServices;
  readonly tools: ActorTools;
  incarnation = 0;
  isEnded = false;
  turn: Turn | null = null;
  readonly #life: Life;
  readonly #inbox: Inbox;
  readonly #unfinished: Unfinished;
  readonly #held = new HeldSends(this);
  readonly #restarts = new RestartLimit();
  #isBusy = false;
  /** Messages may lie in its queues before the run begins. */
  #hasBegun = false;
  #scope: Scope;
  /** The thread's epoch in which the scope was made. */
  #epoch = -1;
  /** Lets the loop that sleeps go on. */
  #resume: (() => void) | null = null;
  /** Of the loop that may go on: one whose handler was given up finds another number. */
  #loopNumber = 0;
  #isEndDue = false;
  /** When the message before was handled, if the next was here already; else 0. */
  #closedNs = 0;

  constructor(index: number, plan: ActorLayout, thread: ThreadServices) {
    this.index = index;
    this.plan = plan;
    this.thread = thread;
    this.isMade = index >= thread.layout.actors.length;
    this.cell = this.isMade ? thread.memory.cellOfMade(thread.index) : index;
    this.tools = new ActorTools(this);
    this.#life = new Life(this, this.tools);
    this.#scope = new Scope(this);
    this.#inbox = new Inbox(
      plan.reads,
      (queue) => (thread.layout.queues[queue]?.isShared ? thread.inlet(queue, index) : null),
      plan.byPriority,
      () => thread.link.credit(index, 1),
    );
    this.#unfinished = new Unfinished(this, this.#inbox, this.#life, this.tools);
  }

  load(code: ActorCode<unknown>): void {
    this.#life.load(code);
  }

  /** The host may send it messages from now on. @param startId of its start, where that is on its way already */
  begin(startId?: number): void {
    this.#hasBegun = true;
    this.thread.recorder.record(RecordKind.actorStarted, 0, this.index, 0);
    if (startId === undefined) this.#enqueueOwn('start');
    else this.push({ kind: 'start', id: startId });
    if (this.#inbox.readsHosted) this.thread.link.credit(this.index, 1);
  }

  /** Its `stop` runs when its turn comes; the unit of work was counted by the host. */
  finish(): void {
    if (this.isEnded) this.thread.finished();
    else this.#enqueueOwn('stop');
  }

  /** What was sent to the actor itself comes to it in order. */
  pushDirect(envelope: Envelope): void {
    this.#closedNs = 0;
    this.#inbox.pushDirect({ kind: 'message', envelope });
    this.#run();
  }
  /** It ends after what waits for it now. @param id of its `stop` */
  endAfter(id: number): void {
    this.#closedNs = 0;
    this.#inbox.pushDirect({ kind: 'stop', id, isLast: true });
    this.#run();
  }
  /** It ends after what it does now. */
  endSoon(): void {
    this.#isEndDue = true;
  }

  #enqueueOwn(kind: 'start' | 'stop'): void {
    const id = this.thread.memory.nextId(this.thread.index);
    this.thread.recorder.record(RecordKind.sent, SentFlag[kind], this.index, id, NONE);
    this.push({ kind, id });
  }

  push(work: Work): void {
    // It may come before what was here, and is not as old.
    this.#closedNs = 0;
    this.#inbox.push(work);
    this.#run();
  }

  deliver(envelope: Envelope): void {
    // The host keeps it until it is taken, and gives it to another.
    if (this.isEnded) return;
    this.#inbox.pushReady(envelope);
    this.#run();
  }

  withdrawTimer(timer: object): void {
    this.thread.memory.finished(this.thread.index, this.#inbox.withdrawTimer(timer));
  }
  hasDue(timer: object): boolean {
    return this.#inbox.hasDue(timer);
  }

  get held(): number {
    return this.#held.count;
  }
  sendHeld(queue: number): void {
    this.#held.add(queue);
  }
  sendLeft(): void {
    this.#held.remove();
  }

  /** Looks for work, unless it is at work. */
  wake(): void {
    this.#run();
  }

  #run(): void {
    if (this.#isBusy || this.isEnded || !this.#hasBegun) return;
    this.#isBusy = true;
    this.#closedNs = 0;
    this.thread.work();
    this.#inbox.stopWaiting();
    const resume = this.#resume;
    this.#resume = null;
    if (resume !== null && this.#epoch === this.thread.epoch) {
      resume();
      return;
    }
    // A loop that sleeps still is left where it is: the new one has a scope of its own.
    this.#loopNumber += 1;
    this.#epoch = this.thread.epoch;
    this.#scope = new Scope(this);
    this.thread.currentScope
      .run(this.#scope, () => this.#loop(this.#loopNumber))
      .catch((error) => this.thread.fatal(error));
  }

  async #loop(number: number): Promise<void> {
    for (;;) {
      const work = this.#inbox.next();
      if (work === undefined) {
        if (this.#inbox.wait()) {
          this.#inbox.stopWaiting();
          continue;
        }
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#resume = resolve;
        this.#isBusy = false;
        this.thread.rest();
        await promise;
        if (this.isEnded || number !== this.#loopNumber) return;
        continue;
      }
      const turn = this.#open(work);
      try {
        let result = this.#life.call(work);
        if (result instanceof Promise || isThenable(result)) result = await result;
        if (this.turn === turn && this.#held.count > 0) await this.#held.allLeft();
        if (this.turn === turn) {
          if (turn.isAsk && !turn.answerTaken) this.tools.answer(turn, result);
          this.#close(turn, Outcome.ok);
        }
      } catch (error) {
        if (this.turn === turn) this.fail(error, turn, true);
      }
      if (this.#endsWith(work)) return this.thread.rest();
      if (this.isEnded || number !== this.#loopNumber) return;
      if (this.thread.isTurnLong()) {
        // The thread does other work before this actor takes its next message.
        this.#closedNs = 0;
        await this.thread.nextTurn();
        if (this.isEnded || number !== this.#loopNumber) return;
        // A scope of its own for what comes now.
        this.#isBusy = false;
        this.#run();
        return;
      }
    }
  }

  /** Whether this was the last it did. Its `stop` may have to come first. */
  #endsWith(work: Work): boolean {
    if (this.isEnded) return true;
    const isLast = work.kind === 'stop' && work.isLast === true;
    if (!isLast && !this.#isEndDue) return false;
    if (isLast || !this.#life.hasStop) {
      this.end('it came to its end', false);
      return true;
    }
    this.#isEndDue = false;
    const id = this.thread.memory.nextId(this.thread.index);
    this.thread.created();
    this.thread.recorder.record(RecordKind.sent, SentFlag.stop, this.index, id, NONE);
    this.#inbox.pushFirst({ kind: 'stop', id, isLast: true });
    return false;
  }

  #open(work: Work): Turn {
    const turn = openTurn(this, work, this.#closedNs);
    this.#closedNs = 0;
    this.turn = turn;
    this.#scope.turn = turn;
    this.thread.openTurns += 1;
    this.thread.memory.setHandling(this.cell, turn.id, this.index);
    if (work.kind === 'message') this.#inbox.leave();
    if (this.isMade) this.thread.made.begins(this.index, work.kind === 'message');
    return turn;
  }

  #close(turn: Turn, outcome: number): void {
    const { thread } = this;
    if (thread.isTracing) {
      const now = thread.recorder.nowNs();
      thread.recorder.recordHandled(now, outcome, this.index, turn.id);
      // What lies ready was sent before now, and is taken now.
      this.#closedNs = this.#inbox.isReady ? now : 0;
      if (thread.states.isOn) thread.states.after(this.index, turn.id, this.#life.state, now);
    }
    this.thread.memory.setHandling(this.cell, 0, this.index);
    if (this.isMade) this.thread.made.rests(this.index);
    this.turn = null;
    this.thread.openTurns -= 1;
    this.#inbox.done();
    this.thread.finished();
  }

  /**
   * @param turn what it belongs to, if that is known; it may be over already
   * @param thrown true when the handler itself has ended with it
   */
  fail(error: unknown, turn: Turn | null, thrown = false): void {
    if (this.isEnded) return;
    const info = describeFailure(error, this.thread.projectDir);
    info.file ??= this.plan.code.replace(/^\.\//, '');
    const { recorder } = this.thread;
    recorder.record(RecordKind.failed, 0, this.index, turn?.id ?? 0, 0, 0, 0, JSON.stringify(info));
    const wasStop = turn?.kind === 'stop';
    const current = this.turn;
    if (current !== null && (turn === null || turn === current)) this.#endFailed(current, info.message);
    const policy = this.plan.onFailure;
    if (this.#isEndDue) this.end('it came to its end', false);
    else if (policy === 'skip' || wasStop) {
      if (current !== null && this.turn === null && !thrown) this.#goOn();
    } else if (policy === 'stop-run') this.thread.fatal(`${this.plan.name}: ${info.message}`);
    else if (policy === 'stop-actor') this.end(`it failed: ${info.message}`, true);
    else if (this.#restarts.allows(policy)) {
      this.#restart();
      if (this.plan.group !== null) this.thread.link.tell({ kind: 'group-restarts', actor: this.index });
    } else {
      const limit = `it failed more than ${policy.restart} times within ${policy.seconds} s`;
      this.end(`${limit}, last: ${info.message}`, true);
    }
  }

  #endFailed(turn: Turn, message: string): void {
    this.#unfinished.failTurn(turn, message);
    this.#close(turn, Outcome.error);
  }

  /** A handler that was blamed from outside never comes back to the loop by itself. */
  #goOn(): void {
    this.#loopNumber += 1;
    this.#isBusy = false;
    queueMicrotask(() => this.#run());
  }

  /** Another of its restart group began anew. */
  restartWithGroup(why: string): void {
    if (!this.isEnded && this.#hasBegun) this.#restart(why);
  }

  #restart(why = 'it began anew'): void {
    if (this.turn !== null) this.#endFailed(this.turn, why);
    this.#dispose();
    this.thread.recorder.record(RecordKind.restarted, 0, this.index, 0, NONE, this.#restarts.count);
    this.#unfinished.failAsks(this.isMade, `${this.plan.name} failed and began anew`);
    this.thread.memory.created(this.thread.index);
    this.#isBusy = true;
    this.#enqueueOwn('start');
    this.#isBusy = false;
    queueMicrotask(() => this.#run());
  }

  /** It takes nothing more. What lay ready goes back to the queue. */
  end(reason: string, failed: boolean): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (this.turn !== null) this.#endFailed(this.turn, reason);
    const hasHeld = this.held > 0;
    this.#dispose();
    for (const _ of this.#inbox.takeOwn(() => true)) this.thread.finished();
    this.#unfinished.loseDirect(`${this.plan.name} was stopped: ${reason}`);
    this.#inbox.dropReady();
    if (hasHeld) this.thread.sender.cancelWaiting(this);
    this.#unfinished.failAsks(this.isMade, `${this.plan.name} was stopped: ${reason}`);
    const flags = failed ? 0 : StopFlag.ended;
    this.thread.recorder.record(RecordKind.actorStopped, flags, this.index, 0, 0, 0, 0, reason);
    if (this.isMade) this.thread.madeEnded(this, reason, failed);
    else this.thread.link.tell({ kind: 'actor-stopped', actor: this.index, reason, failed });
  }

  #dispose(): void {
    this.incarnation += 1;
    this.thread.states.ended(this.index);
    this.#loopNumber += 1;
    this.#held.forget();
    this.tools.dispose();
    this.thread.asks.forget(this);
    this.#unfinished.abandon(`${this.plan.name} began anew before it came to this`);
    this.#life.end();
  }

  /** Its thread ends, and nothing that waits will ever be handled. */
  leave(): void {
    this.#unfinished.abandonAll('its thread ended before it came to this');
    // Of those made while running the host knows only who began last.
    if (this.isMade) this.#unfinished.cutUnlessKnown();
  }

  /** The run is being stopped: nothing new begins, `stop` gets its chance at once, whatever the actor was doing. */
  async halt(): Promise<void> {
    if (this.isEnded) return;
    this.isEnded = true;
    await this.#unfinished.lastWord();
    if (this.turn !== null) {
      this.thread.recorder.record(RecordKind.handled, Outcome.cut, this.index, this.turn.id);
      // A handler that still comes to its end has had one.
      this.turn = null;
    }
    this.thread.recorder.record(RecordKind.actorStopped, 0, this.index, 0, 0, 0, 0, 'the run was stopped');
    this.tools.dispose();
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}
