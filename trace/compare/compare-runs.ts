/** Two runs of a flow, set against each other by the names of their actors and queues. */
import type { Facts, RunFacts } from './run-facts.ts';

export const METRICS = [
  ...(['count', 'perSecond', 'waitP50Ns', 'waitP99Ns', 'workP50Ns', 'workP99Ns'] as const),
  ...(['busy', 'depthMost', 'failed', 'lost'] as const),
] as const satisfies (keyof Facts)[];
export type Metric = (typeof METRICS)[number];

export interface Difference {
  here: number | null;
  there: number | null;
  /** (here - there) / there: 0.12 is 12% more. Null where one of them is missing, or there was nothing to be more than. */
  change: number | null;
}

export interface ComparedRow {
  name: string;
  /** In which of the runs there is something of that name. */
  in: 'both' | 'here' | 'there';
  differences: Record<Metric, Difference>;
}

export interface Comparison {
  lengthNs: Difference;
  /** In both first, those that differ in name alone last; else by name. */
  actors: ComparedRow[];
  queues: ComparedRow[];
}

/** @param here the run on screen, @param there the one it is held against */
export function compareRuns(here: RunFacts, there: RunFacts): Comparison {
  return {
    lengthNs: differenceOf(here.lengthNs, there.lengthNs),
    actors: rowsOf(here.actors, there.actors),
    queues: rowsOf(here.queues, there.queues),
  };
}

const ORDER = { both: 0, here: 1, there: 2 } as const;

function rowsOf(here: Record<string, Facts>, there: Record<string, Facts>): ComparedRow[] {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  return names
    .map((name): ComparedRow => {
      const [a, b] = [here[name], there[name]];
      const differences = Object.fromEntries(
        METRICS.map((metric) => [metric, differenceOf(a?.[metric] ?? null, b?.[metric] ?? null)]),
      ) as Record<Metric, Difference>;
      return { name, in: a === undefined ? 'there' : b === undefined ? 'here' : 'both', differences };
    })
    .sort((a, b) => ORDER[a.in] - ORDER[b.in] || a.name.localeCompare(b.name));
}

export function differenceOf(here: number | null, there: number | null): Difference {
  const change =
    here === null || there === null ? null : here === there ? 0 : there === 0 ? null : (here - there) / there;
  return { here, there, change };
}
