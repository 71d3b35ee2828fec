/** What a reader has to know of the records before a place in the trace, should they be removed. */
import { readRecords } from '../protocol/read-records.ts';
import {
  DropFlag,
  NONE,
  RecordKind,
  type RemovedPart,
  SentFlag,
  type SpawnInfo,
  type TraceHeader,
} from '../protocol/trace-file.ts';

export interface Place {
  records: number;
  /** Time of the latest record before it. */
  untilNs: number;
  /** By queue. */
  depths: number[];
  /** By queue. */
  capacities: number[];
  working: RemovedPart['working'];
  /** How many actors were made before it. */
  spawned: number;
}

export class Tally {
  readonly #header: TraceHeader;
  readonly #depths: Int32Array;
  readonly #capacities: number[];
  readonly #working = new Map<number, { message: number; sinceNs: number }>();
  readonly #spawned: { index: number; info: SpawnInfo }[] = [];
  #records = 0;
  #untilNs = 0;

  constructor(header: TraceHeader) {
    this.#header = header;
    this.#depths = new Int32Array(header.queues.length);
    this.#capacities = header.queues.map(({ capacity }) => capacity);
  }

  add(payload: Uint8Array): void {
    const words = new Uint32Array(payload.buffer, payload.byteOffset, payload.length >> 2);
    const times = new Float64Array(payload.buffer, payload.byteOffset, payload.length >> 3);
    for (let at = 0; at < words.length; ) {
      const first = words[at] as number;
      const kind = first & 0xff;
      const length = (first >>> 16) * 2;
      if (length === 0) return;
      if (kind !== RecordKind.padding) {
        this.#records += 1;
        const time = times[(at >> 1) + 1] as number;
        if (time > this.#untilNs) this.#untilNs = time;
        const step = stepOf(kind, (first >> 8) & 0xff);
        const queue = step === 0 ? NONE : (words[at + 6] as number);
        if (queue !== NONE) this.#depths[queue] = (this.#depths[queue] ?? 0) + step;
        const actor = words[at + 1] as number;
        if (kind === RecordKind.taken)
          this.#working.set(actor, { message: times[(at >> 1) + 2] as number, sinceNs: time });
        else if (kind === RecordKind.handled) this.#working.delete(actor);
        else if (kind === RecordKind.capacitySet)
          this.#capacities[words[at + 6] as number] = words[at + 7] as number;
        else if (kind === RecordKind.spawned) this.#spawn(payload.subarray(at * 4, (at + length) * 4));
      }
      at += length;
    }
  }

  #spawn(record: Uint8Array): void {
    for (const { actor, text } of readRecords(record)) {
      if (actor !== null) this.#spawned.push({ index: actor, info: JSON.parse(text) as SpawnInfo });
    }
  }

  place(): Place {
    return {
      records: this.#records,
      untilNs: this.#untilNs,
      depths: Array.from(this.#depths),
      capacities: [...this.#capacities],
      working: Array.from(this.#working, ([actor, work]) => ({ actor, ...work })),
      spawned: this.#spawned.length,
    };
  }

  /** The header of a trace that begins at a place. @param bytes of the whole trace before it */
  headerAt({ records, untilNs, depths, capacities, working, spawned }: Place, bytes: number): TraceHeader {
    const actors = [...this.#header.actors];
    for (const { index, info } of this.#spawned.slice(0, spawned)) {
      while (actors.length < index) {
        const name = `actor ${actors.length}`;
        actors.push({ name, actor: name, copy: 0, thread: info.thread });
      }
      actors[index] = { name: info.name, actor: info.actor, copy: 0, thread: info.thread };
    }
    const queues = this.#header.queues.map((queue, i) => ({
      ...queue,
      capacity: capacities[i] ?? queue.capacity,
    }));
    return { ...this.#header, queues, actors, removed: { records, bytes, untilNs, depths, working } };
  }
}

/** What a record does to the depth of its queue. */
function stepOf(kind: number, flags: number): -1 | 0 | 1 {
  switch (kind) {
    case RecordKind.sent:
      return (flags & SentFlag.queued) === 0 ? 0 : 1;
    case RecordKind.queued:
      return 1;
    case RecordKind.taken:
    case RecordKind.expired:
      return -1;
    case RecordKind.dropped:
      return (flags & DropFlag.hadPlace) === 0 ? 0 : -1;
    default:
      return 0;
  }
}
