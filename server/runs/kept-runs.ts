/** How many runs are kept: a file in the data folder, because it is a setting of this machine's disk and of no flow. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { KeptRuns } from '../../api/types.ts';
import { dataFolder } from '../data-folder.ts';

/** Enough to compare with what was before, and a disk that does not fill by itself. */
export const USUAL_KEPT_RUNS: KeptRuns = { perFlow: 50, days: 30, totalBytes: 10e9 };

const settingsFile = () => path.join(dataFolder(), 'kept-runs.json');

/** What is set; the usual where nothing is, or where the file makes no sense. */
export async function readKeptRuns(): Promise<KeptRuns> {
  const text = await fs.readFile(settingsFile(), 'utf8').catch(() => '{}');
  let found: Partial<Record<keyof KeptRuns, unknown>> = {};
  try {
    found = (JSON.parse(text) ?? {}) as typeof found;
  } catch {
    // Written by hand, perhaps.
  }
  const limit = (key: keyof KeptRuns): number | null => {
    const value = found[key];
    if (value === null) return null;
    return typeof value === 'number' && value > 0 ? value : USUAL_KEPT_RUNS[key];
  };
  return { perFlow: limit('perFlow'), days: limit('days'), totalBytes: limit('totalBytes') };
}

export async function writeKeptRuns(kept: KeptRuns): Promise<void> {
  const file = settingsFile();
  await fs.writeFile(`${file}.next`, `${JSON.stringify(kept, null, 2)}\n`);
  await fs.rename(`${file}.next`, file);
}
