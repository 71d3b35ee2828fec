/** Moments and ranges that the user has marked on the timeline of the open run. Session state. */
import { create } from 'zustand';

export interface Bookmark {
  fromNs: number;
  /** The same for a moment. */
  toNs: number;
}

export const useBookmarks = create<{ all: Bookmark[] }>()(() => ({ all: [] }));

/** Adds it in order of time; the same once more takes it away. */
export function toggledBookmark(all: readonly Bookmark[], mark: Bookmark): Bookmark[] {
  const isSame = (each: Bookmark) => each.fromNs === mark.fromNs && each.toNs === mark.toNs;
  if (all.some(isSame)) return all.filter((each) => !isSame(each));
  return [...all, mark].sort((a, b) => a.fromNs - b.fromNs || a.toNs - b.toNs);
}

/** The one that begins after a time, or before it; null for none. */
export function bookmarkFrom(all: readonly Bookmark[], timeNs: number, by: -1 | 1): Bookmark | null {
  const found =
    by > 0 ? all.find(({ fromNs }) => fromNs > timeNs) : all.findLast(({ fromNs }) => fromNs < timeNs);
  return found ?? null;
}
