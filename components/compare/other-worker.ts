/** Reads the run that the one on screen is compared with, and answers the same questions about it. It paints nothing. */
import { TraceReader } from '@/trace/reading/trace-reader.ts';
import { StatisticsAnswers } from '../timeline/statistics-answers.ts';
import { TraceFeed } from '../timeline/trace-feed.ts';
import type { TracePhase } from '../timeline/trace-messages.ts';
import { watchSleep } from '../timeline/watch-sleep.ts';
import type { FromOther, OtherQuestion, ToOther } from './other-messages.ts';

const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToOther>) => void) | null;
  postMessage: (message: FromOther) => void;
};

/** Least time between two states, in ms. */
const STATE_MS = 100;

const reader = new TraceReader();
const { store } = reader;
const answers = new StatisticsAnswers(store);
let phase: TracePhase = { name: 'connecting' };
let planned = false;

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    port.postMessage({ kind: 'state', state: { phase, lastNs: store.lastNs } });
  }, STATE_MS);
}

function open(address: string): void {
  const onPhase = (next: TracePhase) => {
    phase = next;
    plan();
  };
  const feed = new TraceFeed(address, reader, { onBatch: plan, onPhase });
  void feed.run();
  watchSleep(() => feed.wake());
}

function answer(question: OtherQuestion) {
  // Before its header is here there is nothing to tell.
  if (store.head.startedAtMs === 0) return null;
  return question.of === 'facts' ? answers.facts() : answers.lanes(question);
}

port.onmessage = ({ data }) => {
  if (data.kind === 'open') open(data.address);
  else port.postMessage({ kind: 'answer', ask: data.ask, value: answer(data.question) });
};
