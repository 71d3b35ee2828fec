import type { QueueLayout } from '../layout.ts';
import type { Envelope } from '../message/envelope.ts';
import { DropFlag, DropReason, RecordKind } from '../protocol/trace-file.ts';
import type { QueueEvents } from '../queue/queue.ts';
import type { Recorder } from '../trace/record-writer.ts';
import { Fate } from '../transport/transport.ts';

/** What follows for those concerned. */
export interface Consequences {
  /** Tells the sender, if it waits to hear. */
  settle(message: Envelope, fate: Fate): void;
  /** It will never be handled. */
  lost(message: Envelope, why: string): void;
}

const FATES = {
  newest: Fate.dropped,
  oldest: Fate.dropped,
  refused: Fate.refused,
  closed: Fate.closed,
} as const;

/** Writes what happens in a queue to the trace, and draws the consequences. */
export function queueEvents(
  index: number,
  plan: QueueLayout,
  recorder: Recorder,
  { settle, lost }: Consequences,
): QueueEvents<Envelope> {
  const reasons = {
    newest: `the queue "${plan.name}" was full`,
    oldest: `the queue "${plan.name}" was full and newer messages came`,
    refused: `the queue "${plan.name}" was full`,
    closed: `nobody reads the queue "${plan.name}" (any more)`,
  };
  const bury = (message: Envelope, why: string): void => {
    if (!plan.deadLetters) return;
    recorder.record(RecordKind.deadLettered, 0, message.from, message.id, index, 0, 0, why);
  };
  return {
    queued(message, depth) {
      recorder.record(RecordKind.queued, 0, message.from, message.id, index, depth);
      settle(message, Fate.queued);
    },
    waited(message, depth) {
      recorder.record(RecordKind.waited, 0, message.from, message.id, index, depth);
    },
    dropped(message, cause, depth, hadPlace = cause === 'oldest') {
      const flags = DropReason[cause] | (hadPlace ? DropFlag.hadPlace : 0);
      recorder.record(RecordKind.dropped, flags, message.from, message.id, index, depth);
      // Who was refused has the message still, and the error.
      if (cause !== 'refused') bury(message, reasons[cause]);
      lost(message, reasons[cause]);
      settle(message, FATES[cause]);
    },
    merged(message, into, depth) {
      recorder.record(RecordKind.merged, 0, message.from, message.id, index, depth, into.id);
      lost(message, 'it was merged into a message that waits already');
      settle(message, Fate.merged);
    },
    expired(message, depth) {
      recorder.record(RecordKind.expired, 0, message.from, message.id, index, depth);
      const why = `it waited longer than ${plan.timeToLiveMs} ms`;
      bury(message, why);
      lost(message, why);
    },
  };
}
