import { expect, test } from 'vitest';
import { Clock } from '../memory/clock.ts';
import { DropFlag, DropReason, Outcome, RecordKind } from '../protocol/trace-file.ts';
import { BufferRecorder } from './buffer-recorder.ts';
import { sumFlaws } from './flaws.ts';
import type { Recorder } from './record-writer.ts';
import { createRing, RingReader, RingRecorder } from './ring.ts';

const clock = new Clock(process.hrtime.bigint());

function goBadly(recorder: Recorder): void {
  recorder.record(RecordKind.failed, 0, 1, 7, 0, 0, 0, '{}');
  recorder.recordHandled(recorder.nowNs(), Outcome.error, 1, 7);
  recorder.record(RecordKind.deadLettered, 0, 1, 7, 0, 0, 0, 'it failed');
  recorder.recordAt(5, RecordKind.restarted, 0, 1, 0, 0, 1);
  recorder.record(RecordKind.dropped, DropReason.newest, 1, 8, 0);
  recorder.record(RecordKind.dropped, DropReason.oldest | DropFlag.hadPlace, 1, 9, 0);
  recorder.record(RecordKind.dropped, DropReason.closed | DropFlag.hadPlace, 1, 10, 0);
  // Its sender has an error.
  recorder.record(RecordKind.dropped, DropReason.refused, 1, 11, 0);
}
const gone = { failures: 1, restarts: 1, deadLetters: 1, drops: 3 };

test.each([true, false])('the host counts what it tells, recorded or not (%s)', (all) => {
  const recorder = new BufferRecorder(clock, all);
  goBadly(recorder);
  recorder.drain(() => {});
  expect(sumFlaws((flaw) => recorder.flaws(flaw))).toEqual(gone);
});

test('a thread counts over all its lives, also after the recording has ended', () => {
  const ring = createRing();
  const reader = new RingReader(ring);
  goBadly(new RingRecorder(ring, clock, true, () => {}));
  reader.mute();
  goBadly(new RingRecorder(ring, clock, true, () => {}));
  expect(sumFlaws((flaw) => reader.flaws(flaw))).toEqual({
    failures: 2,
    restarts: 2,
    deadLetters: 2,
    drops: 6,
  });
  expect(reader.leftOut).toBe(7);
});
