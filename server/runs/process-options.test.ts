import { expect, test } from 'vitest';
import type { RunSettings } from '../../api/types.ts';
import { parseOptions } from '../../runtime/options.ts';
import { processOptions } from './process-options.ts';

test.each<[RunSettings, object]>([
  [{}, { previewBytes: 64 }],
  [{ previewBytes: 0 }, { previewBytes: 0 }],
  [{ content: 'previews', previewBytes: 300 }, { previewBytes: 300 }],
  [{ content: 'headers', previewBytes: 300 }, { previewBytes: 0 }],
  [{ content: 'whole' }, { previewBytes: 262_144 }],
  [
    { limitBytes: 200e6, keep: 'last' },
    { limitBytes: 200e6, keep: 'last' },
  ],
  [{ limitBytes: null, stateEveryMs: null }, { previewBytes: 64 }],
  [{ stateEveryMs: 0 }, { stateEveryMs: 0 }],
  [{ stateEveryMs: 500 }, { stateEveryMs: 500 }],
  [{ memoryBytes: null }, { previewBytes: 64 }],
  [{ memoryBytes: 200e6 }, { memoryBytes: 200e6 }],
  [{ memoryBytes: 1e12 }, { memoryBytes: 1e12 }],
])('%j is what the run understands', (settings, options) => {
  const { previewBytes = 64, ...rest } = options as { previewBytes?: number };
  expect(parseOptions(processOptions(settings))).toEqual({ previewBytes, ...rest });
});
