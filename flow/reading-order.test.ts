import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseFlow } from './parse.ts';
import { readingOrder } from './reading-order.ts';

const sample = async (name: string) => {
  const file = path.join(import.meta.dirname, '..', 'samples', `${name}.flow.json`);
  const { flow } = parseFlow(await readFile(file, 'utf8'));
  if (!flow) throw new Error(`${name} is no flow`);
  const { actors, queues } = readingOrder(flow);
  return {
    actors: actors.map((id) => flow.actors[id]?.name),
    queues: queues.map((id) => flow.queues[id]?.name),
  };
};

test('a pipeline is read from its source to its sink', async () => {
  expect(await sample('1-word-count')).toEqual({
    actors: ['Read files', 'Count words', 'Totals', 'Show'],
    queues: ['texts', 'counts', 'lines'],
  });
});

test('a ring is read from its leftmost actor on, each once', async () => {
  expect(await sample('3-two-queues')).toEqual({
    actors: ['Reader', 'Librarian'],
    queues: ['requests', 'answers'],
  });
});
