/**
 * One actor on its thread: what it is given to do, and the ways in which its work fails and ends.
 * A restart makes a new incarnation: what the old one still does in the background is cut off from the run.
 */
import type { ActorCode } from '../context.ts';
import type { ActorLayout } from '../layout.ts';
import type { Envelope } from '../message/envelope.ts';
import { NONE, Outcome, RecordKind, SentFlag, StopFlag } from '../protocol/trace-file.ts';
import { ActorTools } from './actor-tools.ts';
import { describeFailure } from './blame.ts';
import type { ThreadServices, Turn, Work } from './contract.ts';
import { HeldSends } from './held-sends.ts';
import { Inbox } from './inbox.ts';
import { Life } from './life.ts';
import { RestartLimit } from './restart-limit.ts';
import { Unfinished } from './unfinished.ts';
import { type Worker, WorkLoop } from './work-loop.ts';

export class Instance implements Worker {
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
  readonly #loop: WorkLoop;

  constructor(index: number, plan: ActorLayout, thread: ThreadServices) {
    this.index = index;
    this.plan = plan;
    this.thread = thread;
    this.isMade = index >= thread.layout.actors.length;
    this.cell = this.isMade ? thread.memory.cellOfMade(thread.index) : index;
    this.tools = new ActorTools(this);
    this.#life = new Life(this, this.tools);
    this.#inbox = new Inbox(
      plan.reads,
      (queue) => (thread.layout.queues[queue]?.isShared ? thread.queueEnds.inlet(queue, index) : null),
      plan.byPriority,
      () => thread.link.credit(index, 1),
    );
    this.#unfinished = new Unfinished(this, this.#inbox, this.#life, this.tools);
    this.#loop = new WorkLoop(this, this.#inbox, this.#life, this.tools, this.#held);
  }

  load(code: ActorCode<unknown>): void {
    this.#life.load(code);
  }

  /** The host may send it messages from now on. @param startId of its start, where that is on its way already */
  begin(startId?: number): void {
    this.#loop.begin();
    this.thread.recorder.record(RecordKind.actorStarted, 0, this.index, 0);
    if (startId === undefined) this.push(this.#makeOwn('start'));
    else this.push({ kind: 'start', id: startId });
    if (this.#inbox.readsHosted) this.thread.link.credit(this.index, 1);
  }

  /** Its `stop` runs when its turn comes; the unit of work was counted by the host. */
  finish(): void {
    if (this.isEnded) this.thread.finished();
    else this.push(this.#makeOwn('stop'));
  }

  /** What was sent to the actor itself comes to it in order. */
  pushDirect(envelope: Envelope): void {
    this.#inbox.pushDirect({ kind: 'message', envelope });
    this.#loop.workCame();
  }
  /** It ends after what waits for it now. @param id of its `stop` */
  endAfter(id: number): void {
    this.#inbox.pushDirect({ kind: 'stop', id, isLast: true });
    this.#loop.workCame();
  }
  /** It ends after what it does now. */
  endSoon(): void {
    this.#loop.endSoon();
  }

  #makeOwn(kind: 'start' | 'stop'): Work {
    const id = this.thread.memory.nextId(this.thread.index);
    this.thread.recorder.record(RecordKind.sent, SentFlag[kind], this.index, id, NONE);
    return { kind, id };
  }

  push(work: Work): void {
    this.#inbox.push(work);
    this.#loop.workCame();
  }

  deliver(envelope: Envelope): void {
    // The host keeps it until it is taken, and gives it to another.
    if (this.isEnded) return;
    this.#inbox.pushReady(envelope);
    this.#loop.wake();
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
    this.#loop.wake();
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
    if (this.#loop.isEndDue) this.end('it came to its end', false);
    else if (policy === 'skip' || wasStop) {
      // A handler that was blamed from outside never comes back to the loop by itself.
      if (current !== null && this.turn === null && !thrown) this.#loop.goOn();
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
    this.#loop.close(turn, Outcome.error);
  }

  /** Another of its restart group began anew. */
  restartWithGroup(why: string): void {
    if (!this.isEnded && this.#loop.hasBegun) this.#restart(why);
  }

  #restart(why = 'it began anew'): void {
    if (this.turn !== null) this.#endFailed(this.turn, why);
    this.#dispose();
    this.thread.recorder.record(RecordKind.restarted, 0, this.index, 0, NONE, this.#restarts.count);
    this.#unfinished.failAsks(this.isMade, `${this.plan.name} failed and began anew`);
    this.thread.memory.created(this.thread.index);
    this.#inbox.push(this.#makeOwn('start'));
    this.#loop.goOn();
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
    this.#loop.cutOff();
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
