import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parts } from '@/parts/catalogue.ts';
import { readPartCode, readPartFiles } from '@/parts/read-part-code.ts';
import { ownPartCode } from './own-part-code.ts';

const root = path.join(import.meta.dirname, '../../..');
const summary = async (kind: string) => {
  const [, ...shared] = await readPartFiles(kind, root);
  return { kind, code: await readPartCode(kind, root), shared };
};

test.each(parts.map((part) => [part.kind, part] as const))('%s stands alone as code', async (kind, part) => {
  const own = ownPartCode(await summary(kind), part, {});
  expect(own).not.toContain('ctx.settings');
  expect(own).not.toMatch(/from '\.\.?\//);
  expect(own.match(/export default actor\(/g)).toHaveLength(1);
  expect(own.match(/^export /gm)).toHaveLength(1);
  // Syntax, and that no name is declared twice: a module that does not parse throws here.
  const script = stripTypeScriptTypes(own)
    .replace(/^import .*$/gm, '')
    .replace('export default', 'return');
  expect(() => new Function(`'use strict'; return async () => { ${script} }`)).not.toThrow();
});

test('settings are written where they can be changed', async () => {
  const part = parts.find(({ kind }) => kind === 'batch');
  if (!part) throw new Error('no batch');
  const own = ownPartCode(await summary('batch'), part, { size: 3 });
  expect(own).toContain('const SETTINGS = {\n  size: 3,\n  afterMs: 100,\n};');
  expect(own).toContain('SETTINGS as Settings');
});
