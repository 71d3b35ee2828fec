import type { MessageInfo } from '../context.ts';
import type { Envelope } from '../message/envelope.ts';
import type { Instance } from './instance.ts';

/** What waits to be handled by an actor. */
export type Work =
  | { kind: 'message'; envelope: Envelope }
  | { kind: 'callback'; envelope: Envelope }
  | { kind: 'timer'; id: number; value: () => unknown; fn: (() => unknown) | null; timer: object }
  | { kind: 'start' | 'stop'; id: number };

/** The handling of one piece of work: what code that runs because of it belongs to, even later. */
export class Turn implements MessageInfo {
  readonly instance: Instance;
  readonly incarnation: number;
  readonly work: Work;
  readonly id: number;
  readonly kind: MessageInfo['kind'];
  readonly from: string;
  readonly queue: string | null;
  readonly isAsk: boolean;
  /** The answer is no longer what `receive` returns. */
  answerTaken = false;

  constructor(
    instance: Instance,
    work: Work,
    id: number,
    from: string,
    queue: string | null,
    isAsk: boolean,
  ) {
    this.instance = instance;
    this.incarnation = instance.incarnation;
    this.work = work;
    this.kind = work.kind;
    this.id = id;
    this.from = from;
    this.queue = queue;
    this.isAsk = isAsk;
  }
}
