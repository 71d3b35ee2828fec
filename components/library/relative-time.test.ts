import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (seconds: number) => relativeTime(new Date(now - seconds * 1000).toISOString(), now);

test.each([
  [0, 'just now'],
  [-30, 'just now'],
  [44, 'just now'],
  [50, '1 minute ago'],
  [150, '3 minutes ago'],
  [3_580, '1 hour ago'],
  [7_300, '2 hours ago'],
  [86_400, 'yesterday'],
  [3 * 86_400, '3 days ago'],
  [8 * 86_400, 'last week'],
  [40 * 86_400, 'last month'],
  [800 * 86_400, '2 years ago'],
])('%d seconds ago reads "%s"', (seconds, words) => expect(ago(seconds)).toBe(words));

test('a time that is none has no words', () => expect(relativeTime('soon', now)).toBe(''));
