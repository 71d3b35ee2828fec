import type { ComparedRow, Comparison, Metric } from '@/trace/compare/compare-runs.ts';
import { barLength, bothWords, differenceWords, metricNames } from './difference-words.ts';

const SHARED: readonly Metric[] = ['count', 'perSecond', 'waitP50Ns', 'waitP99Ns', 'workP50Ns', 'workP99Ns'];
const COLUMNS: Record<'actors' | 'queues', readonly Metric[]> = {
  actors: [...SHARED, 'busy', 'failed'],
  queues: [...SHARED, 'depthMost', 'lost'],
};

/** By how much the run on screen differs from the other, for each actor and each queue. */
export function DifferenceTable({
  comparison,
  of,
  onPick,
}: {
  comparison: Comparison;
  of: 'actors' | 'queues';
  onPick: (name: string) => void;
}) {
  const rows = comparison[of];
  const columns = COLUMNS[of];
  return (
    <table
      aria-label={`Differences of ${of}`}
      className="w-full border-separate border-spacing-0 text-xs tabular-nums"
    >
      <thead>
        <tr>
          {[
            'Name',
            ...columns.map((metric) =>
              of === 'queues' && metric === 'count' ? 'Taken' : metricNames[metric],
            ),
          ].map((head, i) => (
            <th
              key={head}
              scope="col"
              className={`sticky top-0 z-10 h-6 whitespace-nowrap border-line border-b bg-surface px-2 font-normal text-muted ${i === 0 ? 'text-left' : 'text-right'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className="hover:bg-hover">
            <th scope="row" className="h-7 max-w-40 p-0 text-left font-normal">
              <button
                type="button"
                disabled={row.in === 'there'}
                onClick={() => onPick(row.name)}
                className="block h-7 w-full truncate px-2 text-left focus-visible:outline-offset-[-2px] disabled:text-muted"
              >
                {row.name}
              </button>
            </th>
            {row.in === 'both' ? (
              columns.map((metric) => <Cell key={metric} metric={metric} row={row} />)
            ) : (
              <td colSpan={columns.length} className="px-2 text-muted">
                {row.in === 'here' ? 'only in this run' : 'only in the other run'}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ metric, row }: { metric: Metric; row: ComparedRow }) {
  const difference = row.differences[metric];
  const words = differenceWords(metric, difference);
  const length = barLength(metric, difference);
  return (
    <td title={bothWords(metric, difference)} className="whitespace-nowrap px-2 text-right align-middle">
      <span className={words === 'same' ? 'text-muted' : ''}>{words}</span>
      {words === '' ? null : (
        <span aria-hidden className="relative ml-auto block h-[3px] w-12">
          <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
          <span
            className={`absolute inset-y-0 ${length < 0 ? 'bg-control' : 'bg-accent'}`}
            style={{ left: `${50 + Math.min(0, length) * 50}%`, width: `${Math.abs(length) * 50}%` }}
          />
        </span>
      )}
    </td>
  );
}
