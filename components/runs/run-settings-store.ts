/** How this browser starts runs. Kept here and not in the flow: it changes what is recorded, never what is computed. */
import { create } from 'zustand';

const KEY = 'cueboard.run';
export const PREVIEW_BYTES = { least: 0, most: 65_536, usual: 256 } as const;

interface RunSettingsStore {
  /** Bytes of content kept of each message. */
  previewBytes: number;
  setPreviewBytes: (bytes: number) => void;
}

/** Anything that is no whole number in range counts as the usual amount. */
export function parsePreviewBytes(kept: string | null): number {
  try {
    const bytes: unknown = kept === null ? null : JSON.parse(kept)?.previewBytes;
    const fits =
      Number.isInteger(bytes) &&
      (bytes as number) >= PREVIEW_BYTES.least &&
      (bytes as number) <= PREVIEW_BYTES.most;
    return fits ? (bytes as number) : PREVIEW_BYTES.usual;
  } catch {
    return PREVIEW_BYTES.usual;
  }
}

function read(): string | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const useRunSettings = create<RunSettingsStore>()((set) => ({
  previewBytes: parsePreviewBytes(read()),
  setPreviewBytes: (previewBytes) => {
    set({ previewBytes });
    try {
      localStorage.setItem(KEY, JSON.stringify({ previewBytes }));
    } catch {
      // A browser that keeps nothing still runs with the chosen amount until it is closed.
    }
  },
}));
