import { expect, test } from 'vitest';
import { noParts, type PathStep } from '@/trace/paths/path-steps.ts';
import { partWords, stepWords } from './path-words.ts';

const step = (part: Partial<PathStep>): PathStep => ({
  ...{
    kind: 'turn',
    fromNs: 0,
    toNs: 1e6,
    actor: 'encoder',
    queue: null,
    message: 3 * 2 ** 40 + 339,
    turns: 1,
  },
  ...{ parts: noParts(), ...part },
});

test('each kind of step says who did what', () => {
  expect(stepWords(step({}))).toBe('encoder handled #3.339');
  expect(stepWords(step({ turns: 1200 }))).toBe('encoder handled 1,200 messages');
  expect(stepWords(step({ kind: 'queue', queue: 'jobs' }))).toBe('in jobs, to encoder');
  expect(stepWords(step({ kind: 'queue', queue: 'jobs', actor: null }))).toBe('in jobs');
  expect(stepWords(step({ kind: 'queue' }))).toBe('on the way to encoder');
  expect(stepWords(step({ kind: 'answer', actor: null }))).toBe('an answer');
});

test('what is to be expected is not said; what took all of it stands without a figure', () => {
  expect(partWords(step({ parts: { ...noParts(), work: 1e6 } }))).toBe('');
  expect(partWords(step({ queue: 'done', parts: { ...noParts(), work: 6e5, full: 4e5 } }))).toBe(
    '400 µs waiting for a place in done',
  );
  expect(partWords(step({ kind: 'queue', parts: { ...noParts(), behind: 1e6 } }))).toBe(
    'waiting behind others',
  );
});
