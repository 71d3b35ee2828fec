import { durationWords } from '@/trace/lanes/ticks.ts';
import type { Spread } from '@/trace/statistics/tally.ts';
import { histogramBars } from './histogram-bars.ts';

const WIDE = 260;
const HIGH = 44;

/** How long something took, as bars on a logarithmic scale, with the figures under it. */
export function Histogram({
  title,
  counts,
  spread,
}: {
  title: string;
  counts: Uint32Array;
  spread: Spread | null;
}) {
  const figures: [string, number][] =
    spread === null
      ? []
      : [
          ['p50', spread.p50Ns],
          ['p90', spread.p90Ns],
          ['p99', spread.p99Ns],
          ['max', spread.maxNs],
        ];
  const words = figures.map(([name, ns]) => `${name} ${durationWords(ns)}`).join(', ');
  const { bars, marks } = histogramBars(
    counts,
    figures.map(([, ns]) => ns),
  );
  return (
    <figure className="min-w-0">
      <figcaption className="flex items-baseline justify-between gap-2 text-xs">
        <span className="font-medium">{title}</span>
        {spread === null ? null : (
          <span className="text-muted tabular-nums">mean {durationWords(spread.meanNs)}</span>
        )}
      </figcaption>
      {spread === null ? (
        <p className="text-muted text-xs">Nothing was taken.</p>
      ) : (
        <svg
          role="img"
          aria-label={`${title}: ${words}`}
          viewBox={`0 0 ${WIDE} ${HIGH + 2}`}
          preserveAspectRatio="none"
          className="mt-0.5 block h-11 w-full"
        >
          {bars.map(({ from, to, height, fromNs, toNs, count }) => (
            <rect
              key={fromNs}
              x={from * WIDE}
              y={HIGH * (1 - height)}
              width={Math.max(1, (to - from) * WIDE - 1)}
              height={HIGH * height}
              fill="var(--control)"
            >
              <title>{`${durationWords(fromNs)} to ${durationWords(toNs)}: ${count.toLocaleString('en')}`}</title>
            </rect>
          ))}
          {marks.slice(0, 3).map((at, i) => (
            <line
              key={figures[i]?.[0]}
              x1={at * WIDE}
              x2={at * WIDE}
              y1={0}
              y2={HIGH}
              stroke="var(--accent)"
              strokeWidth={1}
              strokeDasharray={i === 0 ? undefined : '2 2'}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <line
            x1={0}
            x2={WIDE}
            y1={HIGH}
            y2={HIGH}
            stroke="var(--line-strong)"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
      <dl className="grid grid-cols-4 text-xs tabular-nums">
        {figures.map(([name, ns]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="whitespace-nowrap">{durationWords(ns)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
