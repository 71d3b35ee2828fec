import { describe, expect, test } from 'vitest';
import { parts } from '@/parts/catalogue.ts';
import { failureLine } from './failure-words.ts';
import { kindIcon, kindLine } from './kind-line.ts';
import { partIcons } from './part-icons.ts';

const part = (kind: string, settings = {}) => ({
  work: { kind: 'part' as const, part: kind, settings },
  ports: ['out'],
});

describe('an actor in words', () => {
  test('a part says its role and its name', () => {
    expect(kindLine(part('timer'))).toBe('Source · timer');
    expect(kindLine(part('sqlite'))).toBe('Owner · SQLite');
  });
  test('a program is called by its own name', () => {
    expect(kindLine(part('program', { command: '/usr/bin/ffmpeg' }))).toBe('Work · ffmpeg');
    expect(kindLine(part('program', { command: '' }))).toBe('Work · program');
  });
  test('code of the user, and a part that is not here', () => {
    expect(kindLine({ work: { kind: 'code', code: '' }, ports: ['out'] })).toBe('Your code');
    expect(kindLine({ work: { kind: 'code', code: '' }, ports: [] })).toBe('Sink · your code');
    expect(kindLine(part('kafka'))).toBe('Unknown part · kafka');
    expect(kindIcon(part('kafka'))).toBe('');
  });
  test('failure policies', () => {
    expect(failureLine({ kind: 'restart', times: 3, seconds: 10 })).toBe('restart, 3 in 10 s');
    expect(failureLine({ kind: 'stop-run' })).toBe('stop the run');
  });
});

test.each(parts.map((p) => [p.kind, p.icon]))('the icon of %s is among those shipped', (_kind, icon) => {
  expect(Object.hasOwn(partIcons, icon)).toBe(true);
});
