/** The other run's trace, as the page sees it: a second worker, and questions to it. */
import { create } from 'zustand';
import { traceAddress } from '@/api/client.ts';
import type { LaneShares } from '@/trace/compare/lane-shares.ts';
import type { FactsAnswer } from '../timeline/statistics-answers.ts';
import type { FromOther, OtherQuestion, OtherState, ToOther } from './other-messages.ts';

/** Null: none is open, or nothing is known of it yet. */
export const useOther = create<{ state: OtherState | null }>()(() => ({ state: null }));

let worker: Worker | null = null;
let asks = 0;
const waiting = new Map<number, (value: FactsAnswer | LaneShares | null) => void>();

const tell = (message: ToOther) => worker?.postMessage(message);

/** Opens a run's trace beside the one on screen, and closes the one before; null only closes. */
export function openOther(runId: string | null): void {
  worker?.terminate();
  worker = null;
  for (const answer of waiting.values()) answer(null);
  waiting.clear();
  useOther.setState({ state: null });
  if (runId === null) return;
  worker = new Worker(new URL('./other-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<FromOther>) => {
    if (data.kind === 'state') {
      useOther.setState({ state: data.state });
      return;
    }
    waiting.get(data.ask)?.(data.value);
    waiting.delete(data.ask);
  };
  // Most likely it had no more memory.
  worker.onerror = () => {
    const phase = { name: 'unreadable', message: 'The other run could not be read.' } as const;
    useOther.setState(({ state }) => ({ state: { lastNs: state?.lastNs ?? 0, phase } }));
  };
  tell({ kind: 'open', address: new URL(traceAddress(runId), window.location.href).href });
}

function ask<T extends FactsAnswer | LaneShares>(question: OtherQuestion): Promise<T | null> {
  if (worker === null) return Promise.resolve(null);
  const number = ++asks;
  return new Promise((resolve) => {
    waiting.set(number, (value) => resolve(value as T | null));
    tell({ kind: 'ask', ask: number, question });
  });
}

/** Empty answers where none is open. */
export const otherClient = {
  facts: () => ask<FactsAnswer>({ of: 'facts' }),
  lanes: (fromNs: number, toNs: number, parts: number) =>
    ask<LaneShares>({ of: 'lanes', fromNs, toNs, parts }),
};
