import { expect, test } from 'vitest';
import { Clock } from '../memory/clock.ts';
import { readRecords } from '../protocol/read-records.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { BufferRecorder } from './buffer-recorder.ts';
import { StateRecorder } from './state-recorder.ts';

function recorded(everyMs: number | null, use: (states: StateRecorder) => void) {
  const recorder = new BufferRecorder(new Clock(process.hrtime.bigint()), true);
  use(new StateRecorder(recorder, everyMs));
  const found: unknown[] = [];
  recorder.drain((bytes) => {
    for (const { kind, actor, message, timeNs, text } of readRecords(bytes)) {
      expect(kind).toBe(RecordKind.state);
      found.push([actor, message, timeNs, text]);
    }
  });
  return found;
}

test('after each message, as the state is then', () => {
  const state = { seen: 0, names: ['a'] };
  const found = recorded(0, (states) => {
    for (let id = 1; id <= 3; id++) {
      state.seen = id;
      states.after(4, id, state, id * 10);
    }
    states.sweep(100);
    states.ended(4);
  });
  expect(found).toEqual([1, 2, 3].map((id) => [4, id, id * 10, `{"seen":${id},"names":["a"]}`]));
});

test('every so often for each actor, and the last one when there is time', () => {
  const state = { seen: 0 };
  const found = recorded(10, (states) => {
    for (const ms of [0, 4, 9, 10, 11, 12]) {
      state.seen = ms;
      states.after(1, ms + 1, state, ms * 1e6);
    }
    states.after(2, 99, 'other', 11e6);
    states.sweep(15e6);
    states.sweep(20e6);
    states.sweep(40e6);
  });
  expect(found).toEqual([
    [1, 1, 0, '{"seen":0}'],
    [1, 11, 10e6, '{"seen":10}'],
    [2, 99, 11e6, '"other"'],
    [1, 13, 20e6, '{"seen":12}'],
  ]);
});

test('an actor that ends leaves its last state, and one that begins anew is recorded at once', () => {
  const found = recorded(10, (states) => {
    states.after(1, 1, 'a', 0);
    states.after(1, 2, 'b', 1);
    states.ended(1);
    states.after(1, 3, 'c', 2);
  });
  expect(found.map((one) => (one as unknown[])[3])).toEqual(['"a"', '"b"', '"c"']);
});

test('never, and of actors without a state', () => {
  expect(recorded(null, (states) => states.after(1, 1, 'a', 0))).toEqual([]);
  expect(recorded(0, (states) => states.after(1, 1, undefined, 0))).toEqual([]);
});

test('a large one is cut', () => {
  const [[, , , text] = []] = recorded(0, (states) => states.after(1, 1, 'x'.repeat(9999), 0)) as string[][];
  expect(text?.length).toBe(4096);
});
