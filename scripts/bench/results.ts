/** From what the programs printed to rows. */
import type { Workload } from './workloads.ts';

/** What a program prints: messages a second, and the checksum of what arrived. */
export interface Result {
  perSecond: number;
  sum: number;
}

/** One system in one workload: a result a round. */
export interface Measured {
  system: string;
  title: string;
  /** How many it was asked for, without the warm-up. */
  messages: number;
  runs: Result[];
  /** Why there is no figure. */
  error?: string;
}

/** One figure of one system. */
export interface Row {
  workload: string;
  what: string;
  system: string;
  title: string;
  unit: string;
  /** A median; null where it is refused. */
  value: number | null;
  /** To the base's value; null where there is none, or none of its own. */
  ratio: number | null;
  rounds: number;
  messages?: number;
  /** The lowest and the highest of all rounds. */
  spread?: [number, number];
  /** Of the ratio for workloads, else of the value. */
  goal?: number;
  verdict?: string;
  /** Why there is no figure. */
  refused?: string;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (i: number) => sorted[i] ?? Number.NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
}

/** The system that all ratios are to. */
export const BASE = 'plain';

/**
 * Rows of one workload. A ratio stands only where both sides have got exactly what was sent.
 * @param name key of the workload in WORKLOADS
 */
export function rowsOf(name: string, workload: Workload, measured: readonly Measured[]): Row[] {
  const rows = measured.map((one) => rowOf(name, workload, one));
  const base = rows.find(({ system }) => system === BASE)?.value ?? null;
  for (const row of rows) {
    if (base === null || row.value === null) continue;
    row.ratio = rounded(row.value / base);
    const goal = workload.goals[row.system];
    if (goal !== undefined) Object.assign(row, { goal, verdict: verdict(row.ratio, { atLeast: goal }) });
  }
  return rows;
}

function rowOf(name: string, workload: Workload, { system, title, messages, runs, error }: Measured): Row {
  const { what, unit, scale = 1 } = workload;
  const row: Row = {
    ...{ workload: name, what, system, title, unit, messages },
    ...{ value: null, ratio: null, rounds: runs.length },
  };
  const refused = error ?? complaint(workload.expected(messages), runs);
  if (refused !== undefined) return { ...row, refused };
  const rates = runs.map(({ perSecond }) => perSecond * scale);
  return {
    ...row,
    value: rounded(median(rates)),
    spread: [rounded(Math.min(...rates)), rounded(Math.max(...rates))],
  };
}

function complaint(expected: number, runs: readonly Result[]): string | undefined {
  const wrong = runs.find(({ sum }) => sum !== expected);
  return wrong && `the checksum of what arrived is ${wrong.sum} and not ${expected}`;
}

/** `met`, or how far from it. */
export function verdict(value: number, goal: { atLeast: number } | { atMost: number }): string {
  const off = 'atMost' in goal ? value / goal.atMost - 1 : 1 - value / goal.atLeast;
  if (off <= 0) return 'met';
  if (off >= 1) return `missed: ${rounded(off + 1)} times as much`;
  return `missed by ${Math.min(99, Math.max(1, Math.round(off * 100)))}%`;
}

/** Three digits that count, or all before the point. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
