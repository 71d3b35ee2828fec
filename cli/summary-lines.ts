/** A run in a few lines: how each actor spent its time, what the queues held, the bottleneck, deadlocks. */

import { durationWords } from '../trace/lanes/ticks.ts';
import { checkLittle, littlesLaw } from '../trace/queues/little.ts';
import type { TraceStore } from '../trace/reading/trace-store.ts';
import { runWaits } from '../trace/waits/run-waits.ts';
import { SHARES, timeSpent } from '../trace/waits/time-shares.ts';
import { waitsAt, waitWords } from '../trace/waits/waits-at.ts';

/** What `--summary` tells, as it stands under `--json`. @param atNs also what each actor was doing at this time */
export function summaryOf(store: TraceStore, atNs?: number) {
  const { lastNs, head, ended } = store;
  const { actors, bottleneck, deadlocks } = runWaits(store, timeSpent(store, 0, lastNs), lastNs);
  return {
    flow: head.flow,
    /** A trace without an end belongs to a run that crashed, or goes on. */
    state: ended?.state ?? ('without an end' as const),
    reason: ended?.reason ?? null,
    durationNs: lastNs,
    messages: store.sentCount,
    failures: store.failures.length,
    ...{ actors, bottleneck, deadlocks },
    queues: littlesLaw(store, lastNs),
    /** What the trace itself gets wrong; empty, unless it is damaged. */
    mistakes: checkLittle(store, lastNs),
    moment:
      atNs === undefined
        ? null
        : { timeNs: atNs, actors: waitsAt(store, atNs).map((wait) => waitWords(store, wait)) },
  };
}

export function summaryLines(summary: ReturnType<typeof summaryOf>): string[] {
  const { flow, state, reason, durationNs, messages, actors, queues, bottleneck, deadlocks } = summary;
  const lines = [
    `${flow}: ${state}${reason === null ? '' : ` (${reason})`}, ${durationWords(durationNs)}, ${count(messages, 'message')}`,
  ];
  const rows = Object.entries(actors).sort(([, a], [, b]) => b.busy - a.busy);
  if (rows.length > 0) {
    const body = rows.map(([name, shares]) => [name, ...SHARES.map((kind) => percent(shares[kind]))]);
    lines.push('', ...table([['actor', 'busy', 'outside', 'answer', 'full queue', 'input'], ...body]));
  }
  if (queues.length > 0) {
    const body = queues.map(({ queue, averageDepth, arrivalsPerSecond, averageStayNs }) => [
      ...[queue, decimal(averageDepth), `${decimal(arrivalsPerSecond)}/s`, durationWords(averageStayNs)],
    ]);
    lines.push('', ...table([['queue', 'waiting on average', 'coming', 'each stays'], ...body]));
  }
  const isStuck = deadlocks.some(({ resolvedNs }) => resolvedNs === null);
  lines.push('');
  if (!isStuck) lines.push(bottleneck?.sentence ?? 'No actor makes the others wait for long.');
  for (const { sentence, timeNs, resolvedNs } of deadlocks) {
    const over = resolvedNs === null ? '' : ` It was over at ${durationWords(resolvedNs)}.`;
    lines.push(`At ${durationWords(timeNs)}: ${sentence}${over}`);
  }
  if (summary.moment !== null) {
    lines.push('', `At ${durationWords(summary.moment.timeNs)}:`);
    for (const words of summary.moment.actors) lines.push(`  ${words}`);
  }
  for (const mistake of summary.mistakes) lines.push(`The trace contradicts itself: ${mistake}.`);
  return lines;
}

/** The first column to the left, the others to the right. */
function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const decimal = (n: number) =>
  n.toLocaleString('en', { maximumFractionDigits: n < 10 ? 2 : n < 100 ? 1 : 0 });
const count = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
