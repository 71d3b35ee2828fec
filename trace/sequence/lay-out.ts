/** Where everything of a sequence diagram stands, in pixels of the picture at its own size. */
import type { Sequence, SequenceMessage } from './sequence.ts';

export const HEAD_PX = 44;
export const LEVEL_PX = 20;
export const BAR_PX = 8;
/** From one bar to one that lies on it. */
const BAR_STEP_PX = 4;
const GUTTER_PX = 84;
/** From one line to the next, at least. */
const COLUMN_PX = 168;
/** Further apart, arrows would be too long to follow. */
const MOST_COLUMN_PX = 280;
const PAD_PX = 20;
const LOOP_PX = 22;
/** How far an arrow reaches that leads nowhere, or comes from nowhere. */
const STUB_PX = 92;
const CHARACTER_PX = 6.2;
const LEAST_CHARACTERS = 3;
/** Longer words would lie across other arrows. */
const MOST_WORDS_PX = 240;
/** Between two times in the gutter. */
const TIME_GAP_PX = 16;

export interface PlacedBar {
  message: number;
  xPx: number;
  topPx: number;
  heightPx: number;
}

export interface PlacedArrow {
  message: number;
  /** `self`: a loop at one line. `out`, `in`: one end is not in the picture. */
  kind: 'over' | 'self' | 'out' | 'in';
  fromXPx: number;
  fromYPx: number;
  toXPx: number;
  toYPx: number;
  /** What stands over it, cut to the room that there is. */
  words: string;
  wordsXPx: number;
  wordsYPx: number;
  anchor: 'start' | 'end';
  /** Trouble beside its end, or below the bar: cut as well. Null for none. */
  trouble: { words: string; xPx: number; yPx: number } | null;
}

export interface SequencePicture {
  widthPx: number;
  heightPx: number;
  /** By participant: the middle of its line. */
  columns: number[];
  bars: PlacedBar[];
  arrows: PlacedArrow[];
  /** In the gutter at the left. */
  times: { yPx: number; timeNs: number }[];
  gutterPx: number;
}

/** @param roomPx width that there is: lines stand further apart where they have room, for the sake of the words */
export function layOutSequence({ participants, messages, levels }: Sequence, roomPx = 0): SequencePicture {
  const shared = (roomPx - GUTTER_PX - 2 * PAD_PX) / Math.max(1, participants.length);
  const columnPx = Math.floor(Math.max(COLUMN_PX, Math.min(MOST_COLUMN_PX, shared)));
  const columns = participants.map((_, i) => GUTTER_PX + columnPx * (i + 0.5));
  const yOf = (level: number) => HEAD_PX + 8 + LEVEL_PX * (level + 1);
  const end = levels;
  const depths = barDepths(messages, end);
  const barX = (place: number, message: number) => {
    const depth = depths[message] as number;
    return (columns[place] as number) + (depth < 0 ? 0 : depth * BAR_STEP_PX);
  };
  const bars: PlacedBar[] = [];
  for (const [i, { to, takenLevel, handledLevel, kind }] of messages.entries()) {
    if ((depths[i] as number) < 0 || kind === 'answer') continue;
    const topPx = yOf(takenLevel);
    const bottomPx = yOf(Number.isNaN(handledLevel) ? end : handledLevel) - LEVEL_PX / 3;
    bars.push({
      message: i,
      xPx: barX(to, i) - BAR_PX / 2,
      topPx,
      heightPx: Math.max(6, bottomPx - topPx),
    });
  }
  const arrows = messages.flatMap((message, i) => {
    const { from, to, sentLevel, takenLevel } = message;
    const isTaken = !Number.isNaN(takenLevel) && to >= 0;
    if (from < 0 && !isTaken) return [];
    const fromYPx = yOf(sentLevel);
    const half = BAR_PX / 2;
    const base = { message: i, fromYPx };
    if (from < 0) {
      const x = (columns[to] as number) - half;
      const yPx = yOf(takenLevel);
      return [
        place(message, { ...base, kind: 'in', fromXPx: x - STUB_PX, fromYPx: yPx, toXPx: x, toYPx: yPx }),
      ];
    }
    const x = columns[from] as number;
    if (!isTaken)
      return [
        place(message, { ...base, kind: 'out', fromXPx: x + half, toXPx: x + STUB_PX, toYPx: fromYPx }),
      ];
    const toYPx = yOf(takenLevel);
    if (from === to) {
      const toXPx = barX(to, i) + half;
      return [place(message, { ...base, kind: 'self', fromXPx: x + half, toXPx, toYPx })];
    }
    const right = to > from;
    const toXPx = right ? barX(to, i) - half : barX(to, i) + half;
    return [place(message, { ...base, kind: 'over', fromXPx: x + (right ? half : -half), toXPx, toYPx })];
  });
  const times: SequencePicture['times'] = [];
  for (const { sentLevel, timeNs } of messages) {
    const yPx = yOf(sentLevel);
    if (yPx - (times.at(-1)?.yPx ?? Number.NEGATIVE_INFINITY) >= TIME_GAP_PX) times.push({ yPx, timeNs });
  }
  return {
    widthPx: Math.ceil(
      PAD_PX + Math.max(GUTTER_PX + columnPx * Math.max(1, participants.length), rightOf(arrows)),
    ),
    heightPx: yOf(end) + PAD_PX,
    ...{ columns, bars, arrows, times, gutterPx: GUTTER_PX },
  };
}

/** By message: how many bars of its line lie below its own at that height; -1 where it has none. */
function barDepths(messages: readonly SequenceMessage[], end: number): number[] {
  const depths = messages.map(() => -1);
  /** By line and depth: down to where it is taken. */
  const taken = new Map<number, number[]>();
  const order = messages
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(messages[i]?.takenLevel) && (messages[i]?.to ?? -1) >= 0)
    .sort((a, b) => (messages[a]?.takenLevel ?? 0) - (messages[b]?.takenLevel ?? 0));
  for (const i of order) {
    const { to, takenLevel, handledLevel, kind } = messages[i] as SequenceMessage;
    if (kind === 'answer') continue;
    const line = taken.get(to) ?? [];
    taken.set(to, line);
    let depth = 0;
    while ((line[depth] ?? -1) > takenLevel) depth++;
    line[depth] = Number.isNaN(handledLevel) ? end + 1 : handledLevel;
    depths[i] = depth;
  }
  return depths;
}

type Ends = Pick<PlacedArrow, 'message' | 'kind' | 'fromXPx' | 'fromYPx' | 'toXPx' | 'toYPx'>;

/** Words stand over the beginning of an arrow, where nothing of its own lies. */
function place({ label, number, content, trouble, kind: what }: SequenceMessage, ends: Ends): PlacedArrow {
  const { kind, fromXPx, toXPx, fromYPx, toYPx } = ends;
  const goesRight = kind === 'self' || toXPx > fromXPx;
  const roomPx = {
    over: Math.min(MOST_WORDS_PX, Math.abs(toXPx - fromXPx) - 12),
    self: COLUMN_PX - 36,
    in: STUB_PX - 12,
    out: STUB_PX - 4,
  }[kind];
  const name = what === 'answer' ? `answer ${number}` : `${label} ${number}`;
  const besideX =
    kind === 'self' ? Math.max(fromXPx, toXPx) + LOOP_PX + 6 : toXPx + (kind === 'out' ? 14 : 10);
  return {
    ...ends,
    words: cut(content === '' || kind === 'out' ? name : `${name}  ${content}`, roomPx),
    wordsXPx: kind === 'self' ? fromXPx + 6 : fromXPx + (goesRight ? 6 : -6),
    wordsYPx: fromYPx - 4,
    anchor: goesRight ? 'start' : 'end',
    trouble:
      trouble === null
        ? null
        : { words: cut(trouble, COLUMN_PX - 32), xPx: besideX, yPx: toYPx + (kind === 'out' ? 4 : 13) },
  };
}

/** How far to the right anything reaches. */
function rightOf(arrows: readonly PlacedArrow[]): number {
  let right = 0;
  for (const { kind, fromXPx, toXPx, words, wordsXPx, anchor, trouble } of arrows) {
    const wordsEnd = anchor === 'start' ? wordsXPx + words.length * CHARACTER_PX : wordsXPx;
    const troubleEnd = trouble === null ? 0 : trouble.xPx + trouble.words.length * CHARACTER_PX;
    const end = Math.max(fromXPx, toXPx) + (kind === 'self' ? LOOP_PX : 0);
    right = Math.max(right, wordsEnd, troubleEnd, end);
  }
  return right;
}

function cut(text: string, roomPx: number): string {
  const room = Math.max(LEAST_CHARACTERS, Math.floor(roomPx / CHARACTER_PX));
  const characters = [...text];
  return characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : text;
}

/** The loop of a message that somebody sent to themselves, as a path. */
export const loopPath = ({ fromXPx, fromYPx, toXPx, toYPx }: PlacedArrow): string => {
  const outer = Math.max(fromXPx, toXPx) + LOOP_PX;
  return `M${fromXPx} ${fromYPx} H${outer - 6} Q${outer} ${fromYPx} ${outer} ${fromYPx + 6} V${Math.max(fromYPx + 6, toYPx - 6)} Q${outer} ${toYPx} ${outer - 6} ${toYPx} H${toXPx + 4}`;
};
