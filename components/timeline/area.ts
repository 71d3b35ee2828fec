/**
 * A stretch of time over some lanes, chosen by the user: what statistics, the sequence view and exports are of.
 * Session state: it never reaches the document, and goes when another run is opened.
 */
import { create } from 'zustand';

export interface TimeArea {
  /** Nanoseconds since the start of the run; `fromNs` is less than `toNs`. */
  fromNs: number;
  toNs: number;
  /** Lanes in it, by the run's own names. */
  threads: string[];
  queues: string[];
}

interface Chosen {
  area: TimeArea | null;
}

/** Read it from anywhere; to change it call `tellArea` of trace-client.ts, so that the timeline paints it too. */
export const useArea = create<Chosen>()(() => ({ area: null }));
