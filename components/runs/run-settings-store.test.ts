import { expect, test } from 'vitest';
import { parseRunSettings, usualRunSettings as usual } from './run-settings-store.ts';

test.each<[string | null, Partial<typeof usual>]>([
  [null, {}],
  ['', {}],
  ['{', {}],
  ['null', {}],
  ['{"previewBytes":0}', { content: 'headers' }],
  ['{"previewBytes":65536}', { previewBytes: 65_536 }],
  ['{"previewBytes":65537}', {}],
  ['{"previewBytes":1.5}', {}],
  ['{"previewBytes":"64"}', {}],
  ['{"content":"whole","keep":"first"}', { content: 'whole', keep: 'first' }],
  ['{"content":"all","keep":"middle"}', {}],
  ['{"limitBytes":null,"stateEveryMs":0}', { limitBytes: null, stateEveryMs: 0 }],
  ['{"limitBytes":2000000,"stateEveryMs":250}', { limitBytes: 2e6, stateEveryMs: 250 }],
  ['{"memoryBytes":200000000}', { memoryBytes: 200e6 }],
  ['{"memoryBytes":199999999}', {}],
  ['{"memoryBytes":null}', {}],
  ['{"limitBytes":5,"stateEveryMs":-1}', {}],
])('%s gives %j beside the usual', (kept, found) =>
  expect(parseRunSettings(kept)).toEqual({ ...usual, ...found }),
);
