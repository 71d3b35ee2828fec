'use client';
/** Tells the trace's worker how the lanes are looked at, and again when another run is opened. */
import { useEffect } from 'react';
import { asTheyCome } from '@/trace/lanes/lane-arrangement.ts';
import { useBookmarks } from './bookmarks.ts';
import { useLaneView } from './lane-view.ts';
import { tellTrace, useTrace } from './trace-client.ts';

export function useTellLaneView(flow: string): void {
  const opened = useTrace((s) => s.opened);
  const arrangement = useLaneView((s) => s.arrangements[flow] ?? asTheyCome);
  const view = useLaneView((s) => s.view);
  const bookmarks = useBookmarks((s) => s.all);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker knows nothing of it.
  useEffect(() => tellTrace({ kind: 'arrange', arrangement }), [arrangement, opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker knows nothing of it.
  useEffect(() => tellTrace({ kind: 'view', view }), [view, opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker knows nothing of them.
  useEffect(() => tellTrace({ kind: 'bookmarks', all: bookmarks }), [bookmarks, opened]);
}
