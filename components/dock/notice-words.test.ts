import { expect, test } from 'vitest';
import { noticeWords } from './notice-words.ts';

const well = { phase: { name: 'reading', again: false }, lastNs: 2e9, cut: null } as const;

test('nothing is said while all is well', () => {
  expect(noticeWords(well, 'running')).toBeNull();
  expect(noticeWords({ ...well, phase: { name: 'ended', crashed: false } }, 'completed')).toBeNull();
});

test('a lost connection, a crash and a trace that cannot be read are told with what is left', () => {
  const lost = noticeWords({ ...well, phase: { name: 'lost', retryMs: 500 } }, 'running');
  expect(lost).toMatch(/lost\. Trying again in 500 ms; what is here stays\./);
  const crashed = { ...well, phase: { name: 'ended', crashed: true } } as const;
  expect(noticeWords(crashed, undefined)).toBe(
    'The run ended without a word. Its trace is readable up to 2 s.',
  );
  expect(noticeWords({ ...crashed, lastNs: 0 }, undefined)).toMatch(/before its trace began/);
  const unreadable = { ...well, phase: { name: 'unreadable', message: 'A chunk is wrong.' } } as const;
  expect(noticeWords(unreadable, 'completed')).toMatch(/^A chunk is wrong\. What is here reaches up to/);
});

test('a trace that was cut says so, unless there is worse to say', () => {
  const cut = { ...well, cut: 'The first part was removed.' };
  expect(noticeWords(cut, 'running')).toBe(cut.cut);
  expect(noticeWords({ ...cut, phase: { name: 'lost', retryMs: 250 } }, 'running')).toMatch(/lost/);
});
