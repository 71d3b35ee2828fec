/** The library: every part, in the order in which it is shown. Browser-safe: no part's code is reached from here. */
import { batch } from './batch/part.ts';
import { consolePart } from './console/part.ts';
import { countBy } from './count-by/part.ts';
import { fileLines } from './file-lines/part.ts';
import { fileWriter } from './file-writer/part.ts';
import { functionPart } from './function/part.ts';
import { numbers } from './numbers/part.ts';
import { owner } from './owner/part.ts';
import type { Part } from './part.ts';
import { program } from './program/part.ts';
import { router } from './router/part.ts';
import { source } from './source/part.ts';
import { sqlite } from './sqlite/part.ts';
import { textFiles } from './text-files/part.ts';
import { timer } from './timer/part.ts';

export const parts: Part[] = [
  timer,
  numbers,
  fileLines,
  textFiles,
  source,
  functionPart,
  router,
  batch,
  program,
  owner,
  countBy,
  sqlite,
  consolePart,
  fileWriter,
];

const byKind = new Map(parts.map((part) => [part.kind, part]));

/** Undefined where this Cueboard has no such part: an imported flow may name one. */
export const partOf = (kind: string): Part | undefined => byKind.get(kind);
