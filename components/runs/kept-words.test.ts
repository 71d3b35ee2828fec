import { expect, test } from 'vitest';
import { keptWords } from './kept-words.ts';

test.each([
  [{ perFlow: 50, days: 30, totalBytes: 10e9 }, 'Kept: 50 a flow · 30 days · 10 GB'],
  [{ perFlow: 1, days: 1, totalBytes: null }, 'Kept: 1 a flow · 1 day'],
  [{ perFlow: null, days: null, totalBytes: 500e6 }, 'Kept: 500 MB'],
  [{ perFlow: null, days: null, totalBytes: null }, 'All runs are kept'],
])('%j: %s', (kept, words) => expect(keptWords(kept)).toBe(words));
