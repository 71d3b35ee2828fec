/** Walks back in time through what an actor did in a turn, and how a message came to be taken; adds the pieces to a path. */
import { ANSWER } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { WaitKind } from '../waits/wait-columns.ts';
import type { ActorWaits, Wait } from './actor-waits.ts';
import { PathSteps } from './path-steps.ts';
import { aheadOf, asideOf, endOfTurn } from './turns.ts';

/** Asks within asks that are followed. */
const DEEPEST = 32;

export class Walk {
  readonly store: TraceStore;
  readonly steps = new PathSteps();
  private readonly waits: ActorWaits;

  constructor(store: TraceStore, waits: ActorWaits) {
    this.store = store;
    this.waits = waits;
  }

  /** When a message came to its receiver: into its queue, or straight there; between `sent` and `taken`. NaN where unknown. */
  arrivalOf(row: number): number {
    const { sent, queued, taken } = this.store.messages;
    const sentNs = sent[row] as number;
    const queuedNs = queued[row] as number;
    const takenNs = taken[row] as number;
    const cameNs = Number.isNaN(queuedNs) ? sentNs : Math.max(sentNs, queuedNs);
    if (takenNs < sentNs) return Number.NaN;
    return Number.isNaN(takenNs) ? cameNs : Math.min(cameNs, takenNs);
  }

  /** What the actor that handled `row` did in [fromNs, toNs) of that turn. */
  turn(row: number, fromNs: number, toNs: number, depth = 0): void {
    const actor = this.store.messages.to[row] as number;
    let cursor = toNs;
    if (Number.isNaN(this.store.messages.handled[row] as number)) {
      const open = this.waits.open(actor);
      if (open !== null && open.startNs < cursor) {
        const start = Math.max(fromNs, open.startNs);
        this.wait(row, actor, { ...open, startNs: start, endNs: cursor }, depth);
        cursor = start;
      }
    }
    for (let place = this.waits.lastBy(actor, cursor); place >= 0 && cursor > fromNs; place--) {
      const wait = this.waits.at(actor, place);
      if (wait.endNs <= fromNs) break;
      // It began and ended within another that the path goes through.
      if (wait.endNs > cursor || !(wait.endNs > wait.startNs)) continue;
      this.handling(row, actor, wait.endNs, cursor);
      const startNs = Math.max(fromNs, wait.startNs);
      this.wait(row, actor, { ...wait, startNs }, depth);
      cursor = startNs;
    }
    this.handling(row, actor, fromNs, cursor);
  }

  private handling(row: number, actor: number, fromNs: number, toNs: number): void {
    if (!(toNs > fromNs)) return;
    const { outsideNs, othersNs } = asideOf(this.store, actor, fromNs, toNs);
    const piece = { kind: 'turn', fromNs, toNs, actor, queue: -1, message: row } as const;
    this.steps.add(piece, { outside: outsideNs, others: othersNs }, 'work');
  }

  private wait(row: number, actor: number, wait: Wait, depth: number): void {
    const { startNs: fromNs, endNs: toNs } = wait;
    if (wait.kind === WaitKind.full)
      this.steps.add({ kind: 'turn', fromNs, toNs, actor, queue: wait.what, message: row }, {}, 'full');
    else if (!this.ask(wait, depth))
      this.steps.add(
        { kind: 'answer', fromNs, toNs, actor: wait.what, queue: -1, message: wait.message },
        {},
        'answer',
      );
  }

  /** Through what happened to an ask until its answer was there. @returns whether the trace tells all of it */
  private ask(wait: Wait, depth: number): boolean {
    const { messages } = this.store;
    const ask = wait.message;
    const answer = this.answerTo(ask, wait.endNs);
    const actor = messages.to[ask] as number;
    if (answer < 0 || depth >= DEEPEST || messages.from[answer] !== actor) return false;
    const taken = messages.taken[ask] as number;
    const answered = messages.sent[answer] as number;
    const over = Math.min(answered, endOfTurn(this.store, ask));
    const isInOrder =
      wait.startNs === (messages.sent[ask] as number) && taken <= over && answered <= wait.endNs;
    if (!isInOrder || Number.isNaN(this.arrivalOf(ask))) return false;
    const piece = { kind: 'answer', actor, queue: -1, message: answer } as const;
    this.steps.add({ ...piece, fromNs: answered, toNs: wait.endNs }, {}, 'answer');
    // It kept what was asked, and answered when its turn was over.
    this.steps.add({ ...piece, fromNs: over, toNs: answered, message: ask }, {}, 'answer');
    this.turn(ask, taken, over, depth + 1);
    this.arrival(ask);
    return true;
  }

  /** Row of the answer to an ask that was there at `timeNs`; -1 for none. */
  private answerTo(ask: number, timeNs: number): number {
    const { messages } = this.store;
    const { flags, taken } = messages;
    // The latest first: should several have come at once, that one was waited for.
    for (const row of messages.effectsOf(ask).reverse())
      if (((flags[row] as number) & ANSWER) !== 0 && taken[row] === timeNs) return row;
    return -1;
  }

  /** From when a message was taken back to when it was sent. `untilNs`: now, for one that waits. */
  arrival(row: number, untilNs?: number): void {
    const { messages } = this.store;
    const actor = messages.to[row] as number;
    const queue = messages.queue[row] as number;
    const piece = { kind: 'queue', actor, queue, message: row } as const;
    const sentNs = messages.sent[row] as number;
    const takenNs = untilNs ?? (messages.taken[row] as number);
    if (((messages.flags[row] as number) & ANSWER) !== 0) {
      const from = messages.from[row] as number;
      this.steps.add({ ...piece, kind: 'answer', actor: from, fromNs: sentNs, toNs: takenNs }, {}, 'answer');
      return;
    }
    const cameNs = this.arrivalOf(row);
    if (takenNs > cameNs) {
      const { behindNs, othersNs } =
        actor < 0 ? { behindNs: 0, othersNs: 0 } : aheadOf(this.store, actor, cameNs, takenNs);
      this.steps.add(
        { ...piece, fromNs: cameNs, toNs: takenNs },
        { behind: behindNs, others: othersNs },
        'queue',
      );
    }
    const heldNs = this.waits.heldSince(messages.from[row] as number, row, messages.queued[row] as number);
    const since = Number.isNaN(heldNs) ? cameNs : Math.min(cameNs, Math.max(sentNs, heldNs));
    this.steps.add({ ...piece, fromNs: since, toNs: cameNs }, {}, 'full');
    this.steps.add({ ...piece, fromNs: sentNs, toNs: since }, {}, 'queue');
  }

  /**
   * From when a message was sent back to when its sender took what made it send it.
   * @returns the row of that; -1 where the path begins here
   */
  cause(row: number): number {
    const { messages } = this.store;
    const cause = messages.cause[row] as number;
    const sentNs = messages.sent[row] as number;
    if (cause < 0) return -1;
    const taken = messages.taken[cause] as number;
    const actor = messages.from[row] as number;
    if (!(taken <= sentNs) || Number.isNaN(this.arrivalOf(cause))) return -1;
    if (messages.to[cause] !== actor) {
      // What was asked was passed on, and the trace does not tell what happened in between.
      const piece = { kind: 'answer', fromNs: taken, toNs: sentNs, actor, queue: -1, message: row } as const;
      this.steps.add(piece, {}, 'answer');
      return cause;
    }
    const over = Math.min(sentNs, endOfTurn(this.store, cause));
    // A timer, or code that went on behind its turn.
    this.steps.add(
      { kind: 'turn', fromNs: over, toNs: sentNs, actor, queue: -1, message: cause },
      {},
      'outside',
    );
    this.turn(cause, taken, over);
    return cause;
  }
}
