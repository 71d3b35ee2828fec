import { expect, test } from 'vitest';
import type { Command } from '@/components/editor/commands.ts';
import { findCommands } from './find-commands.ts';

const command = (title: string, group: string): Command => ({ id: title, title, group, run: () => {} });
const commands = [
  command('Add Text files: one message per file in a folder', 'Add'),
  command('Add Program: runs a real program, line by line', 'Add'),
  command('Add queue', 'Add'),
  command('Show or hide the inspector', 'View'),
  command('Theme: dark', 'View'),
  command('Arrange', 'Canvas'),
  command('Connect…', 'Canvas'),
  command('Export', 'Flow'),
  command('Run', 'Run'),
];
const found = (typed: string) => findCommands(commands, typed).map(({ title }) => title);

test.each([
  ['connect', 'Connect…'],
  ['export', 'Export'],
  ['arrange', 'Arrange'],
  ['run', 'Run'],
  ['add qu', 'Add queue'],
  ['inspector', 'Show or hide the inspector'],
  ['theme dark', 'Theme: dark'],
  ['text files', 'Add Text files: one message per file in a folder'],
  ['program line', 'Add Program: runs a real program, line by line'],
])('%s leads to %s', (typed, title) => expect(found(typed)[0]).toBe(title));

test('a few letters in order will do, where nothing says it better', () => {
  expect(found('xprt')).toEqual(['Export']);
  expect(found('zzz')).toEqual([]);
  expect(found('')).toHaveLength(commands.length);
});
