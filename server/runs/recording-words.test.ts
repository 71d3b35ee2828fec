import { expect, test } from 'vitest';
import type { RunSettings } from '../../api/types.ts';
import { parseOptions } from '../../runtime/options.ts';
import { recordingWords } from './recording-words.ts';

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
])('%j is what the run understands', (settings, options) => {
  const { previewBytes = 64, ...rest } = options as { previewBytes?: number };
  expect(parseOptions(recordingWords(settings))).toEqual({ previewBytes, ...rest });
});
