import { expect, test } from 'vitest';
import { parseOptions, parseSize, recordingOptions } from './options.ts';
import { WHOLE_BYTES } from './protocol/control.ts';

test.each([
  [[], 64],
  [['--record', 'previews'], 64],
  [['--record', 'previews', '--preview', '200'], 200],
  [['--preview', '0'], 0],
  [['--record', 'headers'], 0],
  [['--record', 'whole'], WHOLE_BYTES],
  [['--preview', '99999999'], WHOLE_BYTES],
])('%j keeps %d bytes of each message', (words, bytes) =>
  expect(parseOptions(words).previewBytes).toBe(bytes),
);

test('limits, which part is kept, states', () => {
  expect(
    parseOptions(['--limit', '200mb', '--keep', 'last', '--state', '500ms', '--memory', '2gb']),
  ).toMatchObject({
    limitBytes: 200_000_000,
    keep: 'last',
    stateEveryMs: 500,
    memoryBytes: 2e9,
  });
  expect(recordingOptions(parseOptions([]))).toEqual({ previewBytes: 64, stateEveryMs: null });
  expect(recordingOptions(parseOptions(['--state', 'each'])).stateEveryMs).toBe(0);
  expect(parseSize('1.5KB')).toBe(1500);
});

test.each([
  [['--record', 'all'], '--record takes headers, previews, whole, not "all"'],
  [['--record', 'whole', '--preview', '9'], '--record whole says so too'],
  [['--limit', '10'], '"10" is no size'],
  [['--limit', '1kb'], '--limit takes 1mb or more'],
  [['--memory', '1mb'], '--memory takes 200mb or more'],
  [['--keep', 'middle'], '--keep takes first, last'],
  [['--state', 'often'], '"often" is no duration'],
  [['--preview', ''], '--preview takes a number of bytes'],
])('%j is refused', (words, message) => expect(() => parseOptions(words)).toThrow(message));
