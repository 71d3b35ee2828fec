/** What the page can ask of time travel. */

/** By their names in the run. */
interface Travellers {
  actors: string[];
  queues: string[];
  threads: string[];
}

export type TravelOrder =
  /** Null ends the journey. */
  | { do: 'to'; timeNs: number | null }
  /** To what is under a point of the canvas. */
  | { do: 'at'; xPx: number }
  /** To the middle of what the timeline shows. */
  | { do: 'here' }
  /** Null pauses. */
  | { do: 'play'; rate: number | null }
  /** To what happened next, or before, to what is selected; to anything where nothing is. */
  | { do: 'step'; by: -1 | 1; of: Travellers | null };
