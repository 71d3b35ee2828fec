/** The loop that gives an actor one piece of work at a time, and sleeps while there is none. */
import { NONE, Outcome, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import type { ActorTools } from './actor-tools.ts';
import { type ActorSeat, Scope, type Turn, type Work } from './contract.ts';
import type { HeldSends } from './held-sends.ts';
import type { Inbox } from './inbox.ts';
import type { Life } from './life.ts';
import { openTurn } from './open-turn.ts';

/** The actor whose loop it is. */
export interface Worker extends ActorSeat {
  /** It was made while the run goes on. */
  readonly isMade: boolean;
  /** It takes nothing more. */
  readonly isEnded: boolean;
  turn: Turn | null;
  end(reason: string, failed: boolean): void;
}

export class WorkLoop {
  readonly #actor: Worker;
  readonly #inbox: Inbox;
  readonly #life: Life;
  readonly #tools: ActorTools;
  readonly #held: HeldSends;
  #isBusy = false;
  /** Messages may lie in its queues before the run begins. */
  #hasBegun = false;
  #scope: Scope;
  /** The thread's epoch in which the scope was made. */
  #epoch = -1;
  /** Lets the loop that sleeps go on. */
  #resume: (() => void) | null = null;
  /** Of the loop that may go on: one whose handler was given up finds another number. */
  #number = 0;
  #isEndDue = false;
  /** When the message before was handled, if the next was here already; else 0. */
  #closedNs = 0;

  constructor(actor: Worker, inbox: Inbox, life: Life, tools: ActorTools, held: HeldSends) {
    this.#actor = actor;
    this.#inbox = inbox;
    this.#life = life;
    this.#tools = tools;
    this.#held = held;
    this.#scope = new Scope(actor);
  }

  get hasBegun(): boolean {
    return this.#hasBegun;
  }
  begin(): void {
    this.#hasBegun = true;
  }

  get isEndDue(): boolean {
    return this.#isEndDue;
  }
  /** It ends after what it does now. */
  endSoon(): void {
    this.#isEndDue = true;
  }

  /** Work has come that may go before what was here, and is not as old. */
  workCame(): void {
    this.#closedNs = 0;
    this.wake();
  }

  /** Looks for work, unless the actor is at work. */
  wake(): void {
    const { thread } = this.#actor;
    if (this.#isBusy || this.#actor.isEnded || !this.#hasBegun) return;
    this.#isBusy = true;
    this.#closedNs = 0;
    thread.work();
    this.#inbox.stopWaiting();
    const resume = this.#resume;
    this.#resume = null;
    if (resume !== null && this.#epoch === thread.epoch) {
      resume();
      return;
    }
    // A loop that sleeps still is left where it is: the new one has a scope of its own.
    this.#number += 1;
    this.#epoch = thread.epoch;
    this.#scope = new Scope(this.#actor);
    thread.currentScope
      .run(this.#scope, () => this.#loop(this.#number))
      .catch((error) => thread.fatal(error));
  }

  /** Whatever runs now never comes back to its loop. */
  cutOff(): void {
    this.#number += 1;
  }
  /** A handler was cut off: a new loop takes what is there, when all has been said that is to be said now. */
  goOn(): void {
    this.cutOff();
    this.#isBusy = false;
    queueMicrotask(() => this.wake());
  }

  async #loop(number: number): Promise<void> {
    const actor = this.#actor;
    const { thread } = actor;
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
        thread.rest();
        await promise;
        if (actor.isEnded || number !== this.#number) return;
        continue;
      }
      const turn = this.#open(work);
      try {
        let result = this.#life.call(work);
        if (result instanceof Promise || isThenable(result)) result = await result;
        if (actor.turn === turn && this.#held.count > 0) await this.#held.allLeft();
        if (actor.turn === turn) {
          if (turn.isAsk && !turn.answerTaken) this.#tools.answer(turn, result);
          this.close(turn, Outcome.ok);
        }
      } catch (error) {
        if (actor.turn === turn) actor.fail(error, turn, true);
      }
      if (this.#endsWith(work)) return thread.rest();
      if (actor.isEnded || number !== this.#number) return;
      if (thread.isTurnLong()) {
        // The thread does other work before this actor takes its next message.
        this.#closedNs = 0;
        await thread.nextTurn();
        if (actor.isEnded || number !== this.#number) return;
        // A scope of its own for what comes now.
        this.#isBusy = false;
        this.wake();
        return;
      }
    }
  }

  /** Whether this was the last it did. Its `stop` may have to come first. */
  #endsWith(work: Work): boolean {
    const actor = this.#actor;
    if (actor.isEnded) return true;
    const isLast = work.kind === 'stop' && work.isLast === true;
    if (!isLast && !this.#isEndDue) return false;
    if (isLast || !this.#life.hasStop) {
      actor.end('it came to its end', false);
      return true;
    }
    this.#isEndDue = false;
    const { thread, index } = actor;
    const id = thread.memory.nextId(thread.index);
    thread.created();
    thread.recorder.record(RecordKind.sent, SentFlag.stop, index, id, NONE);
    this.#inbox.pushFirst({ kind: 'stop', id, isLast: true });
    return false;
  }

  #open(work: Work): Turn {
    const actor = this.#actor;
    const { thread } = actor;
    const turn = openTurn(actor, work, this.#closedNs);
    this.#closedNs = 0;
    actor.turn = turn;
    this.#scope.turn = turn;
    thread.openTurns += 1;
    thread.memory.setHandling(actor.cell, turn.id, actor.index);
    if (work.kind === 'message') this.#inbox.leave();
    if (actor.isMade) thread.made.begins(actor.index, work.kind === 'message');
    return turn;
  }

  /** It is handled. */
  close(turn: Turn, outcome: number): void {
    const actor = this.#actor;
    const { thread } = actor;
    if (thread.isTracing) {
      const now = thread.recorder.nowNs();
      thread.recorder.recordHandled(now, outcome, actor.index, turn.id);
      // What lies ready was sent before now, and is taken now.
      this.#closedNs = this.#inbox.isReady ? now : 0;
      if (thread.states.isOn) thread.states.after(actor.index, turn.id, this.#life.state, now);
    }
    thread.memory.setHandling(actor.cell, 0, actor.index);
    if (actor.isMade) thread.made.rests(actor.index);
    actor.turn = null;
    thread.openTurns -= 1;
    this.#inbox.done();
    thread.finished();
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}
