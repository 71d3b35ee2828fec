/** What is measured, with its unit and its goal; and rows for people. */
import { rounded, verdict } from '../bench/results.ts';

const FRAME = 'ms a frame';
const SUBJECTS = {
  'load-first': { what: '1M messages: navigation to the first lanes', unit: 'ms', goal: 300 },
  'load-complete': { what: '1M messages: navigation to all of them', unit: 'ms', goal: 800 },
  'load-memory': {
    what: "memory of the page's process for a message, beside the application and with previews",
    unit: 'B',
  },
  'load-memory-heads': { what: 'the same without previews', unit: 'B', goal: 120 },
  'load-heads': { what: '1M messages without previews: navigation to all of them', unit: 'ms' },
  'pan-1m-mean': { what: 'panning over 1M, mean of ten zoom levels', unit: FRAME, goal: 6 },
  'pan-1m-worst': { what: 'panning over 1M, the dearest level', unit: FRAME, goal: 6 },
  'pan-1m-script': { what: 'script of it, page and worker', unit: FRAME, goal: 1 },
  'zoom-1m': { what: 'zooming over 1M', unit: FRAME, goal: 6 },
  'pan-10m-mean': { what: 'panning over 10M, mean of ten zoom levels', unit: FRAME, goal: 8 },
  'pan-10m-worst': { what: 'panning over 10M, the dearest level', unit: FRAME, goal: 8 },
  'pan-10m-script': { what: 'script of it, page and worker', unit: FRAME },
  'zoom-10m': { what: 'zooming over 10M', unit: FRAME, goal: 8 },
  'tail-alone': {
    what: 'live, 50,000 events a second: the timeline alone, as tall as it gets',
    unit: FRAME,
    goal: 6,
  },
  'tail-50k': { what: 'the same with canvas and inspector beside it', unit: FRAME, goal: 6 },
  'tail-50k-late': { what: 'frames of it that came late', unit: '%' },
  'tail-500k': { what: 'live, 500,000 events a second, with canvas and inspector', unit: FRAME },
  'tail-500k-late': { what: 'frames of it that came late', unit: '%', goal: 0.5 },
  pixel: { what: 'send to pixel at 50,000 events a second, 95th percentile', unit: 'ms', goal: 150 },
  read: { what: 'reading 1M messages, without the network', unit: 'ms' },
  hit: { what: 'hit test over 1M', unit: 'us', goal: 1 },
  area: { what: 'statistics of an area of half of 1M', unit: 'ms', goal: 5 },
  'table-queue': { what: 'table of 1M: filter by queue', unit: 'ms', goal: 5 },
  'table-text': { what: 'table of 1M: filter by text', unit: 'ms', goal: 100 },
  'table-mount': { what: 'table of 1M: from the press on its tab to its rows', unit: 'ms', goal: 10 },
  'canvas-first': { what: '2,000 actors: navigation to the first paint', unit: 'ms', goal: 800 },
  'drag-1': { what: '2,000 actors: drag at zoom 1', unit: FRAME, goal: 12 },
  'pan-1': { what: '2,000 actors: pan at zoom 1', unit: FRAME, goal: 16 },
  'drag-fit': { what: '2,000 actors: drag, all in view', unit: FRAME, goal: 20 },
  'pan-fit': { what: '2,000 actors: pan, all in view', unit: FRAME, goal: 30 },
  overlay: { what: 'figures of 500 actors, live', unit: FRAME, goal: 7 },
  moving: { what: 'messages moving among 500 actors, beside the figures', unit: 'ms/s', goal: 200 },
};

/** @param peer another's figure for the same; the ratio says how many times ours it is */
export function rowOf(id, { value, peer }) {
  const { what, unit, goal } = SUBJECTS[id];
  const row = { id, what, unit, value, goal: goal ?? null, verdict: null };
  if (goal !== undefined && value !== null) row.verdict = verdict(value, { atMost: goal });
  if (peer === undefined) return row;
  const ratio = value === null || value <= 0 ? null : rounded(peer.value / value);
  return { ...row, peer: peer.title, peerValue: rounded(peer.value), ratio };
}

const figure = (value, unit) => (value === null ? '' : `${rounded(value).toLocaleString('en')} ${unit}`);

export function textOf(rows) {
  return rows
    .map((row) => {
      const goal = row.goal === null ? '' : `  goal ${row.goal}: ${row.verdict ?? 'no figure'}`;
      const peer =
        row.peer === undefined ? '' : `  ${row.peer}: ${figure(row.peerValue, row.unit)} (${row.ratio}x)`;
      return `${row.what.padEnd(66)} ${figure(row.value, row.unit).padStart(16)}${goal}${peer}`;
    })
    .join('\n');
}

export function markdownOf({ machine, rows, missing }) {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const where = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}`;
  const own = rows.filter((row, i) => rows.findIndex(({ id }) => id === row.id) === i);
  const others = rows.filter(({ peer }) => peer !== undefined);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    `${machine.date}: ${where}; load before ${machine.loadBefore}; medians of ${machine.rounds}. ${versions.join(', ')}.`,
    [
      line(['', 'cueboard', 'goal', '']),
      line(['---', '--:', '--:', '---']),
      ...own.map((row) =>
        line([
          row.what,
          figure(row.value, row.unit),
          row.goal === null ? '' : `${row.goal} ${row.unit}`,
          row.verdict ?? '',
        ]),
      ),
    ].join('\n'),
    ...(others.length === 0
      ? []
      : [
          [
            line(['', 'who', 'figure', 'times ours']),
            line(['---', '---', '--:', '--:']),
            ...others.map((row) =>
              line([
                row.what,
                row.peer,
                figure(row.peerValue, row.unit),
                row.ratio === null ? '' : `${row.ratio}x`,
              ]),
            ),
          ].join('\n'),
        ]),
    ...missing.map(({ title, why }) => `Not measured: ${title} (${why}).`),
  ].join('\n\n');
}
