import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['Word count', 'svg', '', 'word-count.svg'],
  ['Café: Version 2/3', 'png', 'dark', 'cafe-version-2-3-dark.png'],
  ['../../etc/passwd', 'json', '', 'etc-passwd.json'],
  ['消息', 'svg', '', 'flow.svg'],
  ['***', 'svg', '', 'flow.svg'],
  ['CON', 'zip', '', 'con-flow.zip'],
  [`${'a'.repeat(80)}`, 'zip', '', `${'a'.repeat(48)}.zip`],
])('%s', (name, extension, suffix, expected) => expect(fileName(name, extension, suffix)).toBe(expected));
