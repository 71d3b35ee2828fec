/**
 * For JSON.stringify, to tell whether what is shown has changed: shares as finely as anybody sees them, since those of a
 * run in which nothing happens are others each moment; and nothing of how long it has gone on.
 */
export const asShown = (key: string, value: unknown): unknown =>
  key === 'livedNs' || key === 'timeNs'
    ? 0
    : typeof value === 'number' && value <= 1
      ? Math.round(value * 1000)
      : value;
