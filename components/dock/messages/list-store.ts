/** What the table of messages shows: its filter, its order, its columns. Session state; columns are kept for good. */
import { create } from 'zustand';
import type { MessageSort } from '@/trace/messages/sort-messages.ts';
import { type ColumnId, columns } from './columns.ts';

interface ListStore {
  /** In the filter language. */
  filter: string;
  sort: MessageSort;
  /** Those shown, in the order of `columns`. */
  shown: ColumnId[];
  /** In pixels, where the user has changed it. */
  widths: Partial<Record<ColumnId, number>>;
  /** How often somebody asked for the filter by a command. */
  focusAsked: number;
}

export const byTime: MessageSort = { by: 'at', down: false };
const COLUMNS_KEY = 'cueboard.message-columns';
const filterKey = (runId: string) => `cueboard.filter.${runId}`;
const usual = columns.filter(({ usual: is }) => is).map(({ id }) => id);

export const useList = create<ListStore>()(() => ({
  filter: '',
  sort: byTime,
  focusAsked: 0,
  ...readColumns(),
}));

export const setFilter = (filter: string) => useList.setState({ filter });

/** Puts words at the end of the filter. */
export function addToFilter(words: string): void {
  const { filter } = useList.getState();
  if (!filter.split(' ').includes(words)) setFilter(`${filter.trim()} ${words}`.trim());
}

/** Upwards, downwards, then back to the order of time. */
export function sortBy(by: MessageSort['by']): void {
  const { sort } = useList.getState();
  const next =
    sort.by !== by ? { by, down: false } : sort.down && by !== 'at' ? byTime : { by, down: !sort.down };
  useList.setState({ sort: next });
}

export function toggleColumn(id: ColumnId): void {
  const { shown } = useList.getState();
  const wanted = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
  if (wanted.length === 0) return;
  useList.setState({ shown: columns.map((column) => column.id).filter((each) => wanted.includes(each)) });
  writeColumns();
}

/** A column can still be taken hold of. */
export const LEAST_PX = 40;

export function setWidth(id: ColumnId, widthPx: number): void {
  useList.setState(({ widths }) => ({
    widths: { ...widths, [id]: Math.round(Math.max(LEAST_PX, widthPx)) },
  }));
  writeColumns();
}

export function resetColumns(): void {
  useList.setState({ shown: usual, widths: {} });
  writeColumns();
}

/** The filter that this tab had for a run; null where it had none. */
export function readFilter(runId: string): string | null {
  try {
    return sessionStorage.getItem(filterKey(runId));
  } catch {
    return null;
  }
}

export function writeFilter(runId: string, filter: string): void {
  try {
    sessionStorage.setItem(filterKey(runId), filter);
  } catch {
    // A full or forbidden storage only means that the filter is gone next time.
  }
}

function readColumns(): Pick<ListStore, 'shown' | 'widths'> {
  try {
    const text = typeof window === 'undefined' ? null : localStorage.getItem(COLUMNS_KEY);
    const kept = JSON.parse(text ?? 'null') as { shown?: unknown; widths?: Record<string, unknown> } | null;
    const shown = columns
      .map(({ id }) => id)
      .filter((id) => Array.isArray(kept?.shown) && kept.shown.includes(id));
    const widths: ListStore['widths'] = {};
    for (const { id } of columns) {
      const width = kept?.widths?.[id];
      if (typeof width === 'number' && width >= LEAST_PX) widths[id] = width;
    }
    return { shown: shown.length === 0 ? usual : shown, widths };
  } catch {
    return { shown: usual, widths: {} };
  }
}

function writeColumns(): void {
  const { shown, widths } = useList.getState();
  try {
    localStorage.setItem(COLUMNS_KEY, JSON.stringify({ shown, widths }));
  } catch {
    // They stay as they are until the page is left.
  }
}
