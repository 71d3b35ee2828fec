import * as runtime from 'cueboard';
import { expect, test } from 'vitest';
import { checkCode } from './check-code.ts';
import { RUNTIME_VALUES } from './check-imports.ts';

const GOOD = "import { actor } from 'cueboard';\n\nexport default actor({ receive() {} });\n";
const places = async (code: string) =>
  (await checkCode(code, new Set(['actors/other.ts', 'parts/timer.ts']))).map(
    ({ code: name, line, column }) => `${name} ${line}:${column}`,
  );

test.each([
  ['good', GOOD, []],
  ['no line end', GOOD.trimEnd(), []],
  [
    'imports that are there',
    `import fs from 'fs';\nimport 'node:path';\nimport './other.ts';\nimport '../parts/timer.ts';\n${GOOD}`,
    [],
  ],
  ['types of cueboard', `import type { Context } from 'cueboard';\nlet x: Context;\n${GOOD}`, []],
  [
    'an actor by another name',
    "import { actor } from 'cueboard';\nconst a = actor({});\nexport { a as default };",
    [],
  ],
  ['top-level await', `await Promise.resolve();\n${GOOD}`, []],
  ['empty', '', ['code/no-actor 1:1']],
  ['after wide characters', `const s = '日本🙂'; const = 1;\n${GOOD}`, ['code/syntax 1:25']],
  [
    'enum after a tab and wide characters',
    `${GOOD}\tconst s = '日本🙂'; enum A { B }`,
    ['code/not-erasable 4:20'],
  ],
  ['enum of several lines', `${GOOD}\n  enum A {\n  B,\n}\n`, ['code/not-erasable 5:3']],
  ['namespace', `${GOOD}namespace A { export const b = 1; }`, ['code/not-erasable 4:1']],
  ['require', `${GOOD}import a = require('node:fs');`, ['code/not-erasable 4:1']],
  ['out of the project', `${GOOD}import '../../secret.ts';`, ['code/import-outside 4:8']],
  ['by an absolute path', `${GOOD}await import('/etc/passwd');`, ['code/import-outside 4:14']],
  ['by a file address', `${GOOD}import 'file:///etc/passwd';`, ['code/import-outside 4:8']],
  ['a file that is not there', `${GOOD}import './nowhere.ts';`, ['code/import-missing 4:8']],
  ['a package', `${GOOD}import z from 'zod';`, ['code/package-missing 4:15']],
  [
    'a part of cueboard that is none',
    `import { Actor } from 'cueboard';\nnew Actor();\n${GOOD}`,
    ['code/no-such-export 1:10'],
  ],
])('%s', async (_, code, expected) => {
  expect(await places(code)).toEqual(expected);
});

test('the values of cueboard are those that the runtime exports', () => {
  expect(RUNTIME_VALUES.toSorted()).toEqual(Object.keys(runtime).toSorted());
});

test('code cannot make the check read files', async () => {
  expect(await places(`${GOOD}import x from './other.ts?raw';`)).toEqual(['code/import-missing 4:15']);
  expect(await places(`${GOOD}import x from 'data:text/javascript,1' with { type: 'json' };`)).toEqual([]);
});
