'use client';
import { TimeBar } from '@/components/inspector/time/TimeBar.tsx';
import { countFigure, rateWords } from '@/components/parts/figure-words.ts';
import { classes } from '@/components/ui/classes.ts';
import type { ThreadColour } from '@/flow/document.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import type { AreaStatistics, GroupFigures, Grouping } from '@/trace/statistics/area-statistics.ts';
import type { Spread } from '@/trace/statistics/tally.ts';
import type { RunWaits } from '@/trace/waits/run-waits.ts';
import { useStatistics } from './statistics-store.ts';

interface Props {
  area: AreaStatistics;
  /** How actors spent the area; null while that is not counted. */
  waits: RunWaits | null;
  colourOf: (actor: string) => ThreadColour;
  /** What the type of a queue's messages is called, where its contents do not say. */
  onChoose: (by: Grouping, name: string | null) => void;
}

const HEADS: Record<Grouping, readonly string[]> = {
  actor: ['Actor', 'Time', 'Handled', 'Rate', 'Wait p50', 'p99', 'Handling p50', 'p99', 'Sent', 'Failed'],
  queue: [
    'Queue',
    'Deepest',
    'Taken',
    'Rate',
    'Wait p50',
    'p99',
    'Handling p50',
    'p99',
    'Came in',
    'Failed',
    'Lost',
  ],
  type: ['Type', 'Taken', 'Rate', 'Wait p50', 'p99', 'Handling p50', 'p99'],
};
const NONE: Record<Grouping, string> = { actor: 'nobody', queue: 'no queue', type: 'no type' };

/** The figures of an area by actor, queue or type. Choosing a row shows its histograms. */
export function FiguresTable({ area, waits, colourOf, onChoose }: Props) {
  const by = useStatistics((s) => s.by);
  const chosen = useStatistics((s) => s.chosen);
  const rows = area.rows[by].filter(({ taken, sent, failed, lost }) => taken + sent + failed + lost > 0);
  const heads = HEADS[by];
  return (
    <table
      aria-label={`Figures by ${by}`}
      className="w-full border-separate border-spacing-0 text-xs tabular-nums"
    >
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: p99 stands twice
              key={i}
              scope="col"
              // On screen it stands beside the figure that it belongs to.
              aria-label={head === 'p99' ? `${heads[i - 1]?.replace('p50', 'p99')}` : undefined}
              className={classes(
                'sticky top-0 z-10 h-6 whitespace-nowrap border-line border-b bg-surface px-2 font-normal text-muted',
                i === 0 || head === 'Time' ? 'text-left' : 'text-right',
              )}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isChosen = chosen !== null && chosen.by === by && chosen.name === row.name;
          const shares = by === 'actor' && row.name !== null ? waits?.actors[row.name] : undefined;
          return (
            <tr
              key={row.name ?? ''}
              data-chosen={isChosen || undefined}
              className="hover:bg-hover data-chosen:bg-accent-soft"
            >
              <th scope="row" className="h-6 max-w-40 p-0 text-left font-normal">
                <button
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() => onChoose(by, row.name)}
                  className="block h-6 w-full truncate px-2 text-left focus-visible:outline-offset-[-2px]"
                >
                  {row.name ?? <span className="text-muted">{NONE[by]}</span>}
                </button>
              </th>
              {by === 'actor' ? (
                <td className="px-2">
                  {shares === undefined ? null : (
                    <TimeBar shares={shares} colour={colourOf(row.name ?? '')} className="h-1.5 w-20" />
                  )}
                </td>
              ) : null}
              {by === 'queue' ? (
                <Figure>{row.depthMost === 0 ? '' : countFigure(row.depthMost)}</Figure>
              ) : null}
              <Cells row={row} by={by} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cells({ row, by }: { row: GroupFigures; by: Grouping }) {
  const spread = (of: Spread | null, which: 'p50Ns' | 'p99Ns') =>
    of === null ? '' : durationWords(of[which]);
  const count = (n: number) => (n === 0 ? '' : countFigure(n));
  return (
    <>
      <Figure>{countFigure(row.taken)}</Figure>
      <Figure>{row.taken === 0 ? '' : rateWords(row.perSecond)}</Figure>
      <Figure>{spread(row.wait, 'p50Ns')}</Figure>
      <Figure>{spread(row.wait, 'p99Ns')}</Figure>
      <Figure>{spread(row.work, 'p50Ns')}</Figure>
      <Figure>{spread(row.work, 'p99Ns')}</Figure>
      {by === 'type' ? null : (
        <>
          <Figure>{count(row.sent)}</Figure>
          <Figure look="text-danger">{count(row.failed)}</Figure>
        </>
      )}
      {by === 'queue' ? <Figure look="text-warn">{count(row.lost)}</Figure> : null}
    </>
  );
}

const Figure = ({ children, look = '' }: { children: string; look?: string }) => (
  <td className={classes('whitespace-nowrap px-2 text-right', look)}>{children}</td>
);
