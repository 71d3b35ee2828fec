/** Rows for people: lines for a terminal, tables for a document. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.ts';
import { BASE, type Row } from './results.ts';
import { WORKLOADS } from './workloads.ts';

/** A system that could not be measured, and the one line that would change that. */
export interface Missing {
  system: string;
  title: string;
  why: string;
  install: string;
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 3 });
const isRate = ({ workload }: Row): boolean => workload in WORKLOADS;
const figureOf = ({ value, unit }: Row): string =>
  value === null ? 'no figure' : `${number(value)} ${unit}`;
const ratioOf = ({ ratio }: Row): string => (ratio === null ? 'no ratio' : `${number(ratio)}x`);
const goalOf = (row: Row): string => {
  if (row.goal === undefined) return '';
  return isRate(row) ? `${row.goal}x` : `${number(row.goal)} ${row.unit}`;
};

/** One line a row: what was measured, the ratio to the base, the goal. */
export function textOf(rows: readonly Row[]): string {
  return rows
    .map((row) => {
      const start = `${row.workload.padEnd(19)} ${row.title.padEnd(31)}`;
      if (row.refused !== undefined) return `${start} no figure: ${row.refused}`;
      const figure = `${number(row.value ?? 0).padStart(12)} ${row.unit.padEnd(14)}`;
      const times = row.ratio === null ? '' : ratioOf(row);
      const end = row.goal === undefined ? '' : `  goal ${goalOf(row)}: ${row.verdict}`;
      return `${start} ${figure} ${times.padStart(8)}${end}`.trimEnd();
    })
    .join('\n');
}

/**
 * Tables of ratios, goals and figures, with their machine and with who is missing.
 * @param order ids of systems, as the table lists them
 */
export function markdownOf(
  { machine, rows, missing }: { machine: Machine; rows: readonly Row[]; missing: readonly Missing[] },
  order: readonly string[],
): string {
  const rates = rows.filter(isRate);
  const figures = rows.filter((row) => !isRate(row));
  const withGoals = rates.filter(({ goal }) => goal !== undefined);
  return [
    machineLine(machine),
    ...(rates.length > 0 ? [rateTable(rates, order)] : []),
    ...(withGoals.length > 0 ? [goalTable(withGoals)] : []),
    ...(figures.length > 0 ? [figureTable(figures)] : []),
    ...missing.map(({ title, why, install }) => `Not measured: ${title} (${why}; \`${install}\`).`),
    ...rows
      .filter(({ refused }) => refused !== undefined)
      .map(({ workload, title, refused }) => `No figure for ${title} in ${workload}: ${refused}.`),
  ].join('\n\n');
}

function machineLine({ cpu, cores, memoryGiB, system, date, rounds, loadBefore, versions }: Machine): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const machine = `${date}: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}`;
  return `${machine}; load before ${loadBefore}; medians of ${rounds}. ${names.join(', ')}.`;
}

/** @param head a column that ends in a colon is a column of figures */
function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const titles = head.map((title) => title.replace(/:$/, ''));
  const rule = head.map((title) => (title.endsWith(':') ? '--:' : '---'));
  return [titles, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A system a line, a workload a column: ratios, and the base in its own unit. */
function rateTable(rows: readonly Row[], order: readonly string[]): string {
  const workloads = Object.keys(WORKLOADS).filter((name) => rows.some(({ workload }) => workload === name));
  const lines = order.flatMap((id) => {
    const own = rows.filter(({ system }) => system === id);
    if (own[0] === undefined) return [];
    return [
      [own[0].title, ...workloads.map((name) => cellOf(own.find(({ workload }) => workload === name)))],
    ];
  });
  return table(['', ...workloads.map((name) => `${name}:`)], lines);
}

function cellOf(row: Row | undefined): string {
  if (row === undefined) return '';
  if (row.system !== BASE && row.ratio !== null) return ratioOf(row);
  return figureOf(row)
    .replace(/(round trips|messages|hops)\/s$/, '/s')
    .replace(' /s', '/s');
}

function goalTable(rows: readonly Row[]): string {
  return table(
    ['workload', 'system', 'ratio:', 'goal:', ''],
    rows.map((row) => [
      ...[`${row.workload} ${row.what}`, row.title],
      ...[ratioOf(row), goalOf(row), row.verdict ?? ''],
    ]),
  );
}

function figureTable(rows: readonly Row[]): string {
  return table(
    ['figure', 'system', 'value:', 'goal:', ''],
    rows.map((row) => [row.what, row.title, figureOf(row), goalOf(row), row.verdict ?? '']),
  );
}

const BEGIN = '<!-- results -->';
const END = '<!-- end of results -->';

/**
 * Into a new file, or between the marks of one that has them.
 * @throws Error where the file is there and has no marks.
 */
export function writeMarkdown(file: string, text: string): void {
  const old = readIfThere(file);
  const block = `${BEGIN}\n\n${text}\n\n${END}`;
  if (old === null) {
    writeFileSync(file, `${block}\n`);
    return;
  }
  const from = old.indexOf(BEGIN);
  const to = old.indexOf(END);
  if (from === -1 || to < from) throw new Error(`${file} has no lines ${BEGIN} and ${END} to write between`);
  writeFileSync(file, old.slice(0, from) + block + old.slice(to + END.length));
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
