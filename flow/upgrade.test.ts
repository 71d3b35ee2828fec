import { expect, test } from 'vitest';
import { parseDocument, parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { smallFlow } from './testing/small-flow.ts';

test('a document of version 1 is read as one of the present version', () => {
  const { flow } = smallFlow();
  const text = serialiseFlow(flow).replace('"version": 2', '"version": 1');
  expect(parseFlow(text)).toEqual({ flow });
  expect(parseDocument({ ...flow, version: 1 })).toEqual({ flow });
});

test('no version is guessed', () => {
  const { flow } = smallFlow();
  for (const version of [0, -1, '1', 1.5, null])
    expect(parseDocument({ ...flow, version }).problems).toMatchObject([{ code: 'document/shape' }]);
});
