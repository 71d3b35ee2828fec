/** How this browser starts runs. Kept here and not in the flow: what a run records, and what this machine can spare for it, change nothing of what it computes. */
import { create } from 'zustand';
import type { RunSettings } from '@/api/types.ts';

export type ChosenRunSettings = Required<RunSettings>;

const KEY = 'cueboard.run';
export const PREVIEW_BYTES = { least: 1, most: 65_536 } as const;
export const LIMIT_BYTES = { least: 1e6, most: 1e12 } as const;
/** A process with a few threads that do nothing holds half of the least. */
export const MEMORY_BYTES = { least: 200e6, most: 1e12 } as const;
export const STATE_MS = { least: 0, most: 3_600_000, usual: 500 } as const;

/** A trace that goes on over night must not fill the disk, and its last hours are what is looked at. */
export const usualRunSettings: ChosenRunSettings = {
  content: 'previews',
  previewBytes: 64,
  limitBytes: 1e9,
  keep: 'last',
  stateEveryMs: null,
  memoryBytes: null,
};

/** What was kept; the usual for whatever is not there or makes no sense. */
export function parseRunSettings(kept: string | null): ChosenRunSettings {
  const usual = usualRunSettings;
  let found: Partial<Record<keyof RunSettings, unknown>> = {};
  try {
    found = (kept === null ? null : JSON.parse(kept)) ?? {};
  } catch {
    return usual;
  }
  const { content, keep, previewBytes, limitBytes, stateEveryMs, memoryBytes } = found;
  // It was kept as 0 bytes of previews once.
  const isHeaders = content === 'headers' || (content === undefined && previewBytes === 0);
  return {
    content: isHeaders ? 'headers' : content === 'whole' ? 'whole' : usual.content,
    previewBytes: isWhole(previewBytes, PREVIEW_BYTES) ? previewBytes : usual.previewBytes,
    limitBytes:
      limitBytes === null || isWhole(limitBytes, LIMIT_BYTES) ? (limitBytes ?? null) : usual.limitBytes,
    keep: keep === 'first' ? 'first' : usual.keep,
    stateEveryMs: isWhole(stateEveryMs, STATE_MS) ? stateEveryMs : usual.stateEveryMs,
    memoryBytes: isWhole(memoryBytes, MEMORY_BYTES) ? memoryBytes : usual.memoryBytes,
  };
}

const isWhole = (value: unknown, range: { least: number; most: number }): value is number =>
  Number.isInteger(value) && (value as number) >= range.least && (value as number) <= range.most;

function read(): string | null {
  try {
    return typeof window === 'undefined' ? null : localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

interface RunSettingsStore {
  settings: ChosenRunSettings;
  change: (part: RunSettings) => void;
}

export const useRunSettings = create<RunSettingsStore>()((set, get) => ({
  settings: parseRunSettings(read()),
  change: (part) => {
    const settings = { ...get().settings, ...part };
    set({ settings });
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // A browser that keeps nothing still runs with what was chosen until it is closed.
    }
  },
}));
