/** What the canvas shows of a run at a moment: depths, rates, busy shares. Keyed by the run's own names. */
import type { TraceStore } from '../reading/trace-store.ts';
import type { WireTraffic } from './traffic.ts';

export interface RunFigures {
  timeNs: number;
  /** At a moment of the past: the actor that most others waited for there, null for none. */
  awaited?: string | null;
  /** What went over wires since the figures before; absent where nothing is to be seen moving. */
  moved?: WireTraffic[];
  messages: number;
  queues: Record<
    string,
    {
      depth: number;
      capacity: number;
      blocking: boolean;
      perSecond: number;
      handled: number;
      /** At a moment of the past: contents of the first that waited, in order of arrival, as far as they were kept. */
      waiting?: string[];
    }
  >;
  actors: Record<
    string,
    {
      busy: number;
      /** Share of its time in which it waited for a place or an answer; absent where nobody counted. */
      waiting?: number;
      perSecond: number;
      handled: number;
      failures: number;
      /** At a moment of the past: what it was doing, in a few words. */
      doing?: string;
    }
  >;
}

/**
 * Over the second before `nowNs` while the run goes on; over the whole run once `over`, when the last
 * second would say nothing. Copies of an actor add up; their busy share is the mean.
 */
export function figures(store: TraceStore, nowNs: number, over: boolean): RunFigures {
  const answer: RunFigures = { timeNs: nowNs, messages: store.sentCount, queues: {}, actors: {} };
  const window = Math.max(1, over ? nowNs : Math.min(1e9, nowNs));
  const { actors, queues } = store.head;
  for (const [i, queue] of queues.entries()) {
    const steps = store.queues[i];
    if (steps === undefined) continue;
    const count = over ? steps.takenCount : store.recentOfQueues.read(i, nowNs).count;
    answer.queues[queue.name] = {
      depth: over ? steps.depthNow : steps.depthAt(store.horizon.at(nowNs)),
      capacity: store.capacities.now(i),
      blocking: steps.held > 0,
      perSecond: count / (window / 1e9),
      handled: steps.takenCount,
    };
  }
  const open = new Map<number, number>();
  if (!over)
    for (const lane of store.lanes)
      for (const { actor, startNs } of lane.working())
        open.set(actor, nowNs - Math.max(startNs, nowNs - window));
  const copies = new Map<string, number>();
  for (const [i, instance] of actors.entries()) {
    const name = instance.actor;
    const recent = store.recent.read(i, nowNs);
    const busyNs = over ? (store.busyByActor[i] as number) : recent.busyNs + (open.get(i) ?? 0);
    const figure: RunFigures['actors'][string] = answer.actors[name] ?? {
      busy: 0,
      perSecond: 0,
      handled: 0,
      failures: 0,
    };
    const before = copies.get(name) ?? 0;
    figure.busy = (figure.busy * before + Math.min(1, busyNs / window)) / (before + 1);
    figure.perSecond += (over ? (store.handledByActor[i] as number) : recent.count) / (window / 1e9);
    figure.handled += store.handledByActor[i] as number;
    figure.failures += store.failuresByActor[i] as number;
    copies.set(name, before + 1);
    answer.actors[name] = figure;
  }
  return answer;
}
