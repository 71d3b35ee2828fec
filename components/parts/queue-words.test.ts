import { describe, expect, test } from 'vitest';
import type { Queue } from '@/flow/document.ts';
import { queueLine, queuePolicy } from './queue-words.ts';

const plain: Queue = {
  name: 'jobs',
  capacity: 16,
  whenFull: 'wait',
  order: { kind: 'fifo' },
  deadLetters: true,
};

describe('a queue in words', () => {
  test('a plain queue says what happens when it is full', () => {
    expect(queuePolicy(plain)).toEqual(['waits when full']);
    expect(queueLine(plain)).toBe('waits when full');
  });
  test('what is special is named, fullness first', () => {
    const queue: Queue = {
      ...plain,
      whenFull: 'drop-oldest',
      order: { kind: 'priority', field: 'due' },
      uniqueBy: 'job.host',
      timeToLiveMs: 1500,
    };
    expect(queuePolicy(queue)).toEqual([
      'drops oldest',
      'priority by due',
      'unique by job.host',
      'expires after 1.5 s',
    ]);
    expect(queueLine(queue)).toBe('drops oldest · priority by due');
  });
  test('a narrow place leaves out that senders wait', () => {
    expect(queueLine({ ...plain, uniqueBy: 'host' })).toBe('unique by host');
    expect(queueLine({ ...plain, order: { kind: 'lifo' } })).toBe('last in first out');
  });
});
