/** Heights of a sequence diagram from times: an event that is later stands lower. */

export interface Life {
  /** Nanoseconds; NaN where it has not happened. */
  sentNs: number;
  takenNs: number;
  handledNs: number;
  /** Its line sent it to itself: a loop, which needs some height. */
  isLoop?: boolean;
}

export interface Levels {
  /** How many levels there are. */
  levels: number;
  /** By message; NaN where it has not happened. */
  sent: number[];
  taken: number[];
  handled: number[];
}

const SENT = 0;
const TAKEN = 1;
const HANDLED = 2;

/**
 * Every event has a level of its own, but for a message that is taken before anything else happens: it is drawn level,
 * and both its ends share one, unless it is a loop. At one time a handling ends before the next begins, and a send comes before its taking.
 */
export function levelsOf(lives: readonly Life[]): Levels {
  const none = () => lives.map(() => Number.NaN);
  const found = { sent: none(), taken: none(), handled: none() };
  const events = lives.flatMap(({ sentNs, takenNs, handledNs }, message) => {
    // A message of which the sending is not in the trace is shown from where it was taken.
    const from = Number.isNaN(sentNs) ? takenNs : sentNs;
    const taken = Math.max(takenNs, from);
    return [
      { what: SENT, timeNs: from, message },
      { what: TAKEN, timeNs: taken, message },
      { what: HANDLED, timeNs: Math.max(handledNs, taken), message },
    ].filter(({ timeNs }) => !Number.isNaN(timeNs));
  });
  const times = new Map(events.map((event) => [event, rankOf(event, lives)]));
  events.sort((a, b) => a.timeNs - b.timeNs || (times.get(a) ?? 0) - (times.get(b) ?? 0));
  let level = -1;
  let before: (typeof events)[number] | null = null;
  for (const event of events) {
    const { what, message } = event;
    const isLevel =
      what === TAKEN && before?.what === SENT && before.message === message && !lives[message]?.isLoop;
    if (!isLevel) level++;
    found[what === SENT ? 'sent' : what === TAKEN ? 'taken' : 'handled'][message] = level;
    before = event;
  }
  return { levels: level + 1, ...found };
}

/** Order at one time: ends of what began before, then what is sent and taken, then ends of what began just now. */
function rankOf(
  { what, message, timeNs }: { what: number; message: number; timeNs: number },
  lives: readonly Life[],
) {
  if (what !== HANDLED) return 1 + message * 2 + what;
  const began = lives[message]?.takenNs ?? Number.NaN;
  return began < timeNs ? 0 : Number.MAX_SAFE_INTEGER;
}
