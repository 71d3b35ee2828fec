/** What a drag from the library carries: the browser only shows its type until it is dropped. */
const TYPE = 'application/x-cueboard-part';

export type LibraryItem = { kind: 'part'; part: string } | { kind: 'queue'; queue: string };

export function writeDrag(transfer: DataTransfer, item: LibraryItem): void {
  transfer.setData(TYPE, JSON.stringify(item));
  transfer.effectAllowed = 'copy';
}

export const carriesItem = (transfer: DataTransfer | null) => transfer?.types.includes(TYPE) ?? false;

export function readDrag(transfer: DataTransfer): LibraryItem | null {
  try {
    const item: unknown = JSON.parse(transfer.getData(TYPE));
    if (typeof item !== 'object' || item === null || !('kind' in item)) return null;
    if (item.kind === 'part' && 'part' in item && typeof item.part === 'string')
      return { kind: 'part', part: item.part };
    if (item.kind === 'queue' && 'queue' in item && typeof item.queue === 'string')
      return { kind: 'queue', queue: item.queue };
    return null;
  } catch {
    return null;
  }
}
