/** Records that are no step in a message's life, kept for the console, the marks and the tables. */
import { LogLevel, RecordKind, StopFlag } from '../../runtime/protocol/trace-file.ts';
import { deadlockInfo, deadlockWords } from '../waits/deadlock-words.ts';
import type { TraceRecord } from './decode.ts';
import { failureInfo, failureWords } from './failure-info.ts';
import { FAILED_LEVEL } from './logs.ts';
import { MarkKind } from './marks.ts';
import type { TraceStore } from './trace-store.ts';

const utf8 = new TextDecoder();
const utf8Bytes = new TextEncoder();

export const payloadOf = (r: TraceRecord): string => utf8.decode(r.bytes.subarray(r.at, r.at + r.length));

/** @param row of the message, -1 for none */
export function mark(store: TraceStore, r: TraceRecord, kind: MarkKind, row: number): void {
  const marks = store.marks[r.thread] ?? store.marks.at(-1);
  marks?.add(r.timeNs, kind, r.actor, r.queue, row);
}

/** Kinds that it does not know, `idled` among them, are passed over. */
export function keepEvent(store: TraceStore, r: TraceRecord): void {
  switch (r.kind) {
    case RecordKind.logged:
      store.logs.add(r.timeNs, r.flags, r.thread, r.actor, rowOf(store, r), keepText(store, r), r.length);
      return;
    case RecordKind.failed:
      fail(store, r);
      return;
    case RecordKind.restarted:
      mark(store, r, MarkKind.restarted, -1);
      return;
    case RecordKind.actorStopped:
      // An actor that has done its work is nothing to be alarmed about; there may be thousands.
      if ((r.flags & StopFlag.ended) === 0) mark(store, r, MarkKind.actorStopped, -1);
      return;
    case RecordKind.threadStarted: {
      const lane = store.lanes[r.thread];
      if (lane !== undefined) lane.startedNs = r.timeNs;
      return;
    }
    case RecordKind.programStarted:
      store.programs.push({
        pid: r.value,
        actor: r.actor,
        thread: r.thread,
        command: payloadOf(r),
        startedNs: r.timeNs,
        endedNs: Number.NaN,
        exit: 0,
      });
      return;
    case RecordKind.programEnded: {
      const program = store.programs.findLast((p) => p.actor === r.actor && Number.isNaN(p.endedNs));
      if (program === undefined) return;
      program.endedNs = r.timeNs;
      program.exit = r.value;
      return;
    }
    case RecordKind.deadlocked:
      deadlocked(store, r);
      return;
    case RecordKind.capacitySet: {
      store.capacities.set(r.queue, r.timeNs, r.value);
      const name = store.head.queues[r.queue]?.name ?? '';
      say(
        store,
        r,
        LogLevel.info,
        -1,
        `The capacity of ${name} is ${r.value.toLocaleString('en')} from here on.`,
      );
      return;
    }
    case RecordKind.spawned:
      store.spawned(r.actor, payloadOf(r));
      return;
    case RecordKind.state:
      store.states.add(r.timeNs, r.actor, rowOf(store, r), keepText(store, r), r.length);
      return;
    case RecordKind.cut: {
      const why = payloadOf(r);
      store.cuts.push({ timeNs: r.timeNs, records: r.message, why });
      say(store, r, LogLevel.warn, -1, why);
      // What says how much is missing follows the cut itself, at the end of the run.
      if (store.cuts.length === 1) mark(store, r, MarkKind.cut, -1);
      return;
    }
  }
}

const rowOf = (store: TraceStore, r: TraceRecord) => (r.message === 0 ? -1 : store.messages.rowOf(r.message));
const keepText = (store: TraceStore, r: TraceRecord) => store.text.keep(r.bytes, r.at, r.length);

/** A line of the console that no actor logged. */
function say(store: TraceStore, r: TraceRecord, level: number, row: number, words: string): void {
  const bytes = utf8Bytes.encode(words);
  const at = store.text.keep(bytes, 0, bytes.length);
  store.logs.add(r.timeNs, level, r.thread, r.actor, row, at, bytes.length);
}

function fail(store: TraceStore, r: TraceRecord): void {
  const row = rowOf(store, r);
  const info = failureInfo(payloadOf(r));
  store.failures.push({ timeNs: r.timeNs, actor: r.actor, message: row, info });
  const words = failureWords(info);
  if (row >= 0) store.reasons.set(row, words);
  say(store, r, FAILED_LEVEL, row, words);
  const count = store.failuresByActor[r.actor];
  if (count !== undefined) store.failuresByActor[r.actor] = count + 1;
  mark(store, r, MarkKind.failed, row);
}

function deadlocked(store: TraceStore, r: TraceRecord): void {
  const info = deadlockInfo(payloadOf(r));
  if (info === null) return;
  store.deadlocks.add(r.timeNs, info);
  say(store, r, LogLevel.error, -1, deadlockWords(store.head, info));
  const marks = store.marks.at(-1);
  for (const { actor, queue } of info.members) marks?.add(r.timeNs, MarkKind.deadlocked, actor, queue, -1);
}
