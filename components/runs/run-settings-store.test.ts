import { expect, test } from 'vitest';
import { parsePreviewBytes } from './run-settings-store.ts';

test.each([
  [null, 256],
  ['', 256],
  ['{', 256],
  ['null', 256],
  ['{"previewBytes":0}', 0],
  ['{"previewBytes":65536}', 65_536],
  ['{"previewBytes":65537}', 256],
  ['{"previewBytes":-1}', 256],
  ['{"previewBytes":1.5}', 256],
  ['{"previewBytes":"64"}', 256],
])('%s gives %d bytes', (kept, bytes) => expect(parsePreviewBytes(kept)).toBe(bytes));
