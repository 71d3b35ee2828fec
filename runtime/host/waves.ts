import type { Layout } from '../layout.ts';

/**
 * The order in which actors say goodbye: each after all that feed it, so that their last words still reach it.
 * Actors in a circle, and those behind it, go together at the end of what can be ordered. A template stands for all
 * that were made of it; its number is that of the actors and its own.
 */
export function wavesOf({ actors: drawn, templates }: Layout): number[][] {
  const actors = [...drawn, ...templates];
  const feeders = actors.map((actor) =>
    actors.flatMap((other, i) => {
      const sends = Object.values(other.sends).flat();
      return other !== actor && sends.some((queue) => actor.reads.includes(queue)) ? [i] : [];
    }),
  );
  const waves: number[][] = [];
  const done = new Set<number>();
  while (done.size < actors.length) {
    const rest = actors.map((_, i) => i).filter((i) => !done.has(i));
    const free = rest.filter((i) => feeders[i]?.every((feeder) => done.has(feeder)));
    const wave = free.length > 0 ? free : firstCircle(rest, feeders);
    waves.push(wave);
    for (const i of wave) done.add(i);
  }
  return waves;
}

/** A circle that nothing outside of it feeds: going against the wires from anywhere ends in one. */
function firstCircle(rest: number[], feeders: number[][]): number[] {
  const remaining = new Set(rest);
  const upstream = (start: number): Set<number> => {
    const found = new Set<number>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const feeder of feeders[at] ?? []) {
        if (!remaining.has(feeder) || found.has(feeder)) continue;
        found.add(feeder);
        open.push(feeder);
      }
    }
    return found;
  };
  let best = rest;
  for (const start of rest) {
    const above = upstream(start);
    if (above.has(start) && above.size <= best.length) best = [...above];
  }
  return best;
}
