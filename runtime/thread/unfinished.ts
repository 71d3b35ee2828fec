/**
 * What becomes of an actor's work that it does not bring to its end: because it failed, began anew, was stopped, or
 * because its thread or the run ends. Whatever it is, it is named: in the trace, and to those who wait for an answer.
 */
import { NONE, Outcome, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import type { ActorTools } from './actor-tools.ts';
import { describeFailure } from './blame.ts';
import { type ActorSeat, Scope, Turn, type Work } from './contract.ts';
import type { Inbox } from './inbox.ts';
import type { Life } from './life.ts';

export class Unfinished {
  readonly #actor: ActorSeat;
  readonly #inbox: Inbox;
  readonly #life: Life;
  readonly #tools: ActorTools;

  constructor(actor: ActorSeat, inbox: Inbox, life: Life, tools: ActorTools) {
    this.#actor = actor;
    this.#inbox = inbox;
    this.#life = life;
    this.#tools = tools;
  }

  /** The message that was being handled: it goes to the dead letters, and whoever asked hears of it. */
  failTurn(turn: Turn, message: string): void {
    const { work } = turn;
    if (work.kind !== 'message') return;
    const { thread, plan, index } = this.#actor;
    const { queue, id } = work.envelope;
    const keeps = thread.layout.queues[queue]?.deadLetters ?? true;
    const why = `${plan.name} failed: ${message}`;
    if (keeps) {
      const from = queue < 0 ? NONE : queue;
      thread.recorder.record(RecordKind.deadLettered, 0, index, id, from, 0, 0, why);
    }
    if (turn.isAsk && !turn.answerTaken) this.#tools.refuse(turn, why);
  }

  /** What it was asked and has not answered. Looking through all asks is slow where many actors end. */
  failAsks(isMade: boolean, why: string): void {
    const { thread, index } = this.#actor;
    if (!isMade || this.#tools.keptReplies > 0) thread.failAsksOf(index, why);
  }

  /** What was sent to the actor itself. */
  loseDirect(why: string): void {
    const { thread, index } = this.#actor;
    for (const work of this.#inbox.takeDirect()) {
      if (work.kind === 'message') thread.lose(work.envelope, why);
      else if ('id' in work) thread.deadLetter(index, work.id, why);
    }
  }

  /** Timers and callbacks. */
  abandon(why: string, matches = ({ kind }: Work): boolean => kind !== 'stop'): void {
    const { thread, index } = this.#actor;
    for (const work of this.#inbox.takeOwn(matches)) {
      const id = 'id' in work ? work.id : work.envelope.id;
      thread.deadLetter(index, id, why);
    }
  }

  /** All that waits, where the host does not know of it. */
  abandonAll(why: string): void {
    this.abandon(why, () => true);
    this.loseDirect(why);
  }

  /** What it is handling is cut, where the host does not say so. */
  cutUnlessKnown(): void {
    const { thread, turn, cell, index } = this.#actor;
    if (turn === null || thread.memory.handling(cell) === turn.id) return;
    thread.recorder.record(RecordKind.handled, Outcome.cut, index, turn.id);
  }

  /** The run is being stopped: `stop` gets its chance at once, whatever the actor was doing. */
  async lastWord(): Promise<void> {
    const { thread, index } = this.#actor;
    const { recorder } = thread;
    if (!this.#life.hasBegun || !this.#life.hasStop) return;
    try {
      const id = thread.memory.nextId(thread.index);
      const work: Work = { kind: 'stop', id };
      recorder.record(RecordKind.sent, SentFlag.stop, index, id, NONE);
      recorder.record(RecordKind.taken, 0, index, id, NONE, 0);
      const scope = new Scope(this.#actor);
      scope.turn = new Turn(this.#actor, work, id);
      await thread.currentScope.run(scope, () => this.#life.call(work));
      recorder.record(RecordKind.handled, Outcome.ok, index, id);
    } catch (error) {
      const info = JSON.stringify(describeFailure(error, thread.projectDir));
      recorder.record(RecordKind.failed, 0, index, 0, 0, 0, 0, info);
    }
  }
}
