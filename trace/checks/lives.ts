/** What a trace says of each message, gathered as it stands: nothing is put right, so that what is wrong can be seen. */
import {
  DropFlag,
  RecordKind,
  type RunEnd,
  SentFlag,
  type TraceHeader,
} from '../../runtime/protocol/trace-file.ts';
import type { TraceRecord, TraceSink } from '../reading/decode.ts';

/** When something happened to a message, in nanoseconds; -1: never. */
export interface Life {
  id: number;
  /** `-1` for each of the following until its `sent` or `answered` is read. */
  sent: number;
  from: number;
  /** -1: straight to an inbox. */
  queue: number;
  /** Where its `sent` stands among all records: in order for those of one thread. */
  place: number;
  flags: number;
  isAnswer: boolean;
  /** The message because of which it was sent, or for an answer the one that was asked. */
  cause: number;
  waited: number;
  queued: number;
  /** Its `dropped` says that it had a place. */
  hadPlace: boolean;
  dropped: number;
  merged: number;
  expired: number;
  dead: number;
  taken: number;
  taker: number;
  handled: number;
  resumed: number;
}

/** A queue's capacity was changed while the run went on. */
export interface CapacitySet {
  time: number;
  queue: number;
  capacity: number;
}

/** A change of a queue's depth. */
export interface Step {
  time: number;
  queue: number;
  by: 1 | -1;
  /** The queue's own count; version 1 alone has it. */
  depth: number;
}

type Event =
  | 'waited'
  | 'queued'
  | 'dropped'
  | 'merged'
  | 'expired'
  | 'dead'
  | 'taken'
  | 'handled'
  | 'resumed';

const EVENTS: Partial<Record<number, Event>> = {
  [RecordKind.waited]: 'waited',
  [RecordKind.queued]: 'queued',
  [RecordKind.dropped]: 'dropped',
  [RecordKind.merged]: 'merged',
  [RecordKind.expired]: 'expired',
  [RecordKind.deadLettered]: 'dead',
  [RecordKind.taken]: 'taken',
  [RecordKind.handled]: 'handled',
  [RecordKind.resumed]: 'resumed',
};

export class Lives implements TraceSink {
  traceHeader: TraceHeader | null = null;
  version = 0;
  /** Records are missing: what is not here may have been left out. */
  isCut = false;
  runEnd: RunEnd | null = null;
  readonly all = new Map<number, Life>();
  /** By actor: what it took, in order. */
  readonly takes = new Map<number, Life[]>();
  readonly steps: Step[] = [];
  readonly capacities: CapacitySet[] = [];
  /** Actors that began anew or were stopped. */
  readonly shaken = new Set<number>();
  /** Actors made while running. */
  readonly spawned = new Set<number>();
  /** What is wrong with single records. */
  readonly findings: string[] = [];
  #records = 0;

  header(header: TraceHeader, version: number): void {
    this.traceHeader = header;
    this.version = version;
    this.isCut = header.removed !== undefined;
  }
  end(end: RunEnd): void {
    this.runEnd = end;
  }

  record(record: TraceRecord): void {
    this.#records += 1;
    const { kind, actor, message, queue, timeNs: time, value: capacity } = record;
    if (kind === RecordKind.sent || kind === RecordKind.answered) this.#sent(record);
    else if (kind === RecordKind.restarted || kind === RecordKind.actorStopped) this.shaken.add(actor);
    else if (kind === RecordKind.cut) this.isCut = true;
    else if (kind === RecordKind.spawned) this.#spawned(actor);
    else if (kind === RecordKind.capacitySet) this.capacities.push({ time, queue, capacity });
    const event = EVENTS[kind];
    // When no answer can come, the host lets the asker go on with an answer that has no number.
    if (event === undefined || (event === 'resumed' && message === 0)) return;
    this.#happened(event, record);
  }

  #spawned(actor: number): void {
    if (this.spawned.has(actor)) this.findings.push(`actor ${actor} is made twice`);
    if (actor < (this.traceHeader?.actors.length ?? 0))
      this.findings.push(`actor ${actor} is made and was there`);
    this.spawned.add(actor);
  }

  #of(id: number): Life {
    let life = this.all.get(id);
    if (life === undefined) {
      life = {
        ...{ id, sent: -1, from: -1, queue: -1, place: -1, flags: 0, isAnswer: false, cause: 0 },
        ...{ waited: -1, queued: -1, hadPlace: false, dropped: -1, merged: -1, expired: -1, dead: -1 },
        ...{ taken: -1, taker: -1, handled: -1, resumed: -1 },
      };
      this.all.set(id, life);
    }
    return life;
  }

  #sent({ kind, message, actor, queue, flags, timeNs, other }: TraceRecord): void {
    if (message === 0) this.findings.push('a message without a number is sent');
    const life = this.#of(message);
    if (life.sent >= 0) this.findings.push(`message ${message} is sent twice`);
    life.sent = timeNs;
    life.from = actor;
    life.queue = queue;
    life.place = this.#records;
    life.isAnswer = kind === RecordKind.answered;
    life.flags = life.isAnswer ? 0 : flags;
    life.cause = other;
    if (life.isAnswer || (flags & SentFlag.queued) === 0) return;
    if (life.queued >= 0) this.findings.push(`message ${message} is queued twice`);
    if (queue < 0) this.findings.push(`message ${message} is queued and was sent to no queue`);
    life.queued = timeNs;
    if (queue >= 0) this.steps.push({ time: timeNs, queue, by: 1, depth: 0 });
  }

  #happened(event: Event, { message, actor, queue, timeNs, value, kind, flags }: TraceRecord): void {
    const life = this.#of(message);
    if (life[event] >= 0) this.findings.push(`message ${message} is ${WORDS[event]} twice`);
    life.hadPlace ||= event === 'dropped' && (flags & DropFlag.hadPlace) !== 0;
    const hadPlace = life.hadPlace || life.queued >= 0;
    life[event] = timeNs;
    if (event === 'handled' && actor !== life.taker && !(this.isCut && life.taker < 0))
      this.findings.push(`message ${message} is handled by another actor than took it`);
    if (event === 'taken') {
      life.taker = actor;
      const takes = this.takes.get(actor);
      if (takes === undefined) this.takes.set(actor, [life]);
      else takes.push(life);
    }
    if (queue < 0 || kind === RecordKind.deadLettered) return;
    if (life.sent >= 0 && queue !== life.queue)
      this.findings.push(`message ${message} is ${WORDS[event]} in another queue than it was sent to`);
    this.#step(event, queue, timeNs, value, hadPlace);
  }

  #step(event: Event, queue: number, time: number, depth: number, hadPlace: boolean): void {
    const capacity = this.traceHeader?.queues[queue]?.capacity ?? 0;
    if (this.version === 1 && depth > capacity)
      this.findings.push(`${this.queueName(queue)} says ${depth} wait, and holds ${capacity}`);
    if (event === 'queued') this.steps.push({ time, queue, by: 1, depth });
    else if (event === 'taken' || event === 'expired' || (event === 'dropped' && hadPlace))
      this.steps.push({ time, queue, by: -1, depth });
  }

  queueName(queue: number): string {
    return `queue "${this.traceHeader?.queues[queue]?.name ?? queue}"`;
  }
}

/** As said of a message: `message 7 is … twice`. */
export const WORDS: Record<Event, string> = {
  waited: 'held',
  queued: 'queued',
  dropped: 'dropped',
  merged: 'merged',
  expired: 'expired',
  dead: 'a dead letter',
  taken: 'taken',
  handled: 'handled',
  resumed: 'received as an answer',
};

/** An actor's own beginning and end, timers and callbacks come through no queue. */
export const isOwnWork = (flags: number): boolean =>
  (flags & (SentFlag.start | SentFlag.stop | SentFlag.timer | SentFlag.callback)) !== 0;
