import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFlow } from './check.ts';
import { parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';

test('the example in docs/flow-document.md is a good flow, written as Cueboard writes it', () => {
  const text = readFileSync(path.join(import.meta.dirname, '..', 'docs', 'flow-document.md'), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
  const { flow, problems } = parseFlow(example);
  if (flow === undefined) throw new Error(problems[0]?.message);
  expect(serialiseFlow(flow)).toBe(example);
  expect(checkFlow(flow)).toEqual([]);
});
