/** Answers questions about areas and paths. What they are counted from is built when the first is asked, a little at a time. */
import { type LaneShares, laneShares } from '@/trace/compare/lane-shares.ts';
import { type RunFacts, runFacts } from '@/trace/compare/run-facts.ts';
import { firstMoment } from '@/trace/lanes/first-moment.ts';
import { ActorWaits } from '@/trace/paths/actor-waits.ts';
import { messagePath, runPath } from '@/trace/paths/critical-path.ts';
import type { CriticalPath } from '@/trace/paths/path-steps.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import {
  type AreaStatistics,
  areaStatistics,
  type Grouping,
  type Lanes,
} from '@/trace/statistics/area-statistics.ts';
import { StatesIndex } from '@/trace/statistics/states-index.ts';
import { StatisticsIndex } from '@/trace/statistics/statistics-index.ts';
import { type RunWaits, runWaits } from '@/trace/waits/run-waits.ts';

export interface AreaQuestion {
  /** Nanoseconds since the start of the run; null: its first moment, its last. */
  fromNs: number | null;
  toNs: number | null;
  /** One group to look at closely; null: all messages. */
  group: { by: Grouping; name: string | null } | null;
  /** Null: all lanes. */
  lanes: Lanes | null;
  /** Types of messages by the name of their queue, where the flow gives one. */
  queueTypes: Record<string, string>;
}

export type StatisticsQuestion =
  | ({ of: 'statistics' } & AreaQuestion)
  | { of: 'states'; fromNs: number | null; toNs: number | null }
  | { of: 'path'; id: number | null; withCauses: boolean }
  /** The run in figures, to be compared. */
  | { of: 'facts' }
  /** Threads' busy shares in so many parts of a stretch, counted from the run's first moment. */
  | { of: 'lanes'; fromNs: number; toNs: number; parts: number };

/** What is not counted yet; asking again goes on with it. */
export interface Counting {
  kind: 'counting';
  /** 0 to 1. */
  share: number;
}
export type StatisticsAnswer = Counting | { kind: 'counted'; area: AreaStatistics };
export type FactsAnswer = Counting | { kind: 'counted'; facts: RunFacts };
export type StatesAnswer = Counting | { kind: 'counted'; waits: RunWaits };

/** Between two frames of the timeline. */
const BUDGET_MS = 10;

export class StatisticsAnswers {
  private readonly store: TraceStore;
  private readonly index: StatisticsIndex;
  private readonly states: StatesIndex;
  private waits: { of: ActorWaits; atNs: number } | null = null;

  constructor(store: TraceStore) {
    this.store = store;
    this.index = new StatisticsIndex(store);
    this.states = new StatesIndex(store);
  }

  answer(
    question: StatisticsQuestion,
  ): StatisticsAnswer | StatesAnswer | FactsAnswer | LaneShares | CriticalPath | null {
    const { store } = this;
    switch (question.of) {
      case 'statistics': {
        if (!this.index.advance(BUDGET_MS)) return { kind: 'counting', share: this.index.share };
        const { fromNs, toNs } = this.stretch(question);
        return {
          kind: 'counted',
          area: areaStatistics(
            store,
            this.index,
            fromNs,
            toNs,
            question.group,
            question.lanes,
            question.queueTypes,
          ),
        };
      }
      case 'states': {
        if (!this.states.advance(BUDGET_MS)) return { kind: 'counting', share: 0 };
        const { fromNs, toNs } = this.stretch(question);
        return { kind: 'counted', waits: runWaits(store, this.states.between(fromNs, toNs), toNs) };
      }
      case 'facts':
        return this.facts();
      case 'lanes':
        return this.lanes(question);
      case 'path': {
        const waits = this.actorWaits();
        if (question.id === null) return runPath(store, waits);
        const row = store.messages.find(question.id);
        return row < 0 ? null : messagePath(store, row, question.withCauses, waits);
      }
    }
  }

  facts(): FactsAnswer {
    const isReady = this.index.advance(BUDGET_MS) && this.states.advance(BUDGET_MS);
    if (!isReady) return { kind: 'counting', share: this.index.share };
    return { kind: 'counted', facts: runFacts(this.store, this.index, this.states) };
  }

  lanes({ fromNs, toNs, parts }: { fromNs: number; toNs: number; parts: number }): LaneShares {
    return laneShares(this.store, firstMoment(this.store), fromNs, toNs, parts);
  }

  private stretch({ fromNs, toNs }: { fromNs: number | null; toNs: number | null }) {
    // The last thing that happened is in it.
    return { fromNs: fromNs ?? firstMoment(this.store), toNs: toNs ?? this.store.lastNs + 1 };
  }

  private actorWaits(): ActorWaits {
    const atNs = this.store.lastNs;
    if (this.waits?.atNs !== atNs) this.waits = { of: new ActorWaits(this.store), atNs };
    return this.waits.of;
  }
}
