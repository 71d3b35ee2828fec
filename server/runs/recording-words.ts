import type { RunSettings } from '../../api/types.ts';

/** What is recorded, as options of the run's process (runtime/protocol/control.ts). */
export function recordingWords(settings: RunSettings): string[] {
  const { content, previewBytes, limitBytes, keep, stateEveryMs } = settings;
  const isPreviews = content === undefined || content === 'previews';
  return [
    ...(content === undefined ? [] : ['--record', content]),
    ...(isPreviews && previewBytes !== undefined ? ['--preview', String(previewBytes)] : []),
    ...(limitBytes === undefined || limitBytes === null ? [] : ['--limit', `${limitBytes}b`]),
    ...(keep === undefined ? [] : ['--keep', keep]),
    ...(stateEveryMs === undefined || stateEveryMs === null
      ? []
      : ['--state', stateEveryMs === 0 ? 'each' : `${stateEveryMs}ms`]),
  ];
}
