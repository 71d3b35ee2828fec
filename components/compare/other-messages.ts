/** What the page and the worker of the other run say to each other. */
import type { LaneShares } from '@/trace/compare/lane-shares.ts';
import type { FactsAnswer } from '../timeline/statistics-answers.ts';
import type { TracePhase } from '../timeline/trace-messages.ts';

export type OtherQuestion = { of: 'facts' } | { of: 'lanes'; fromNs: number; toNs: number; parts: number };

export type ToOther =
  | { kind: 'open'; address: string }
  | { kind: 'ask'; ask: number; question: OtherQuestion };

export interface OtherState {
  phase: TracePhase;
  lastNs: number;
}

export type FromOther =
  | { kind: 'state'; state: OtherState }
  | { kind: 'answer'; ask: number; value: FactsAnswer | LaneShares | null };
