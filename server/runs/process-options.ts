import type { RunSettings } from '../../api/types.ts';

/** Settings of a run as options of its process (runtime/protocol/control.ts). */
export function processOptions(settings: RunSettings): string[] {
  const { content, previewBytes, limitBytes, keep, stateEveryMs, memoryBytes } = settings;
  const isPreviews = content === undefined || content === 'previews';
  return [
    ...(content === undefined ? [] : ['--record', content]),
    ...(isPreviews && previewBytes !== undefined ? ['--preview', String(previewBytes)] : []),
    ...(limitBytes === undefined || limitBytes === null ? [] : ['--limit', `${limitBytes}b`]),
    ...(keep === undefined ? [] : ['--keep', keep]),
    ...(stateEveryMs === undefined || stateEveryMs === null
      ? []
      : ['--state', stateEveryMs === 0 ? 'each' : `${stateEveryMs}ms`]),
    ...(memoryBytes === undefined || memoryBytes === null ? [] : ['--memory', `${memoryBytes}b`]),
  ];
}
