import fs from 'node:fs/promises';
import path from 'node:path';
import { parseFlow } from '../../flow/parse.ts';
import { database } from '../database.ts';
import { addSample } from './create-flow.ts';

const samplesFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'samples');

/** First start: an empty database gets the sample flows, so that the first page shows something that runs. */
export async function copySamples(folder = samplesFolder()): Promise<number> {
  const db = await database();
  if ((await db.flow.count()) > 0) return 0;
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith('.flow.json')).sort();
  const now = Date.now();
  for (const [index, name] of names.entries()) {
    const parsed = parseFlow(await fs.readFile(path.join(folder, name), 'utf8'));
    if (parsed.problems)
      throw new Error(`samples/${name} cannot be read: ${parsed.problems[0]?.message ?? 'no reason given'}`);
    // The list shows the last changed first, and the samples in the order of their numbers.
    await addSample(parsed.flow, new Date(now - index * 1000));
  }
  return names.length;
}
