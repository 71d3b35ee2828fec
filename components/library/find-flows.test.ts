import { expect, test } from 'vitest';
import type { FlowSummary } from '@/api/types.ts';
import { emptyFlow } from '@/flow/document.ts';
import { findFlows } from './find-flows.ts';

function summary(name: string, more: Partial<FlowSummary> & { actors?: string[] } = {}): FlowSummary {
  const document = emptyFlow(name);
  for (const actor of more.actors ?? []) {
    document.actors[actor] = {
      name: actor,
      thread: 't',
      work: { kind: 'part', part: 'console', settings: {} },
      ports: [],
      takes: 'in-turn',
      copies: 1,
      onFailure: { kind: 'skip' },
    };
  }
  const time = '2026-11-22T10:00:00.000Z';
  const base = { id: name, name, description: '', revision: 1, trusted: true, sample: false };
  return { ...base, createdAt: time, updatedAt: time, lastRun: null, document, ...more };
}

const flows = [
  summary('Job 10', { updatedAt: '2026-11-22T10:00:00.000Z' }),
  summary('Job 2', { updatedAt: '2026-11-22T11:00:00.000Z', actors: ['Encoder'] }),
  summary('Café', { description: 'Counts cups', updatedAt: '2026-11-22T09:00:00.000Z' }),
  summary('Word count', { sample: true, actors: ['Splitter'] }),
];
const names = (list: FlowSummary[]) => list.map((f) => f.name);

test('own flows stand apart from samples', () => {
  const { own, samples } = findFlows(flows, '', 'recent');
  expect(names(own)).toEqual(['Job 2', 'Job 10', 'Café']);
  expect(names(samples)).toEqual(['Word count']);
});

test('names sort as people count', () => {
  expect(names(findFlows(flows, '', 'name').own)).toEqual(['Café', 'Job 2', 'Job 10']);
});

test('search reads name, description and actors, without accents or case', () => {
  expect(names(findFlows(flows, 'cafe', 'recent').own)).toEqual(['Café']);
  expect(names(findFlows(flows, 'CUPS count', 'recent').own)).toEqual(['Café']);
  expect(names(findFlows(flows, 'encod', 'recent').own)).toEqual(['Job 2']);
  expect(names(findFlows(flows, 'split', 'recent').samples)).toEqual(['Word count']);
  expect(findFlows(flows, 'job cups', 'recent')).toEqual({ own: [], samples: [] });
});
