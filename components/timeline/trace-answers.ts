/** Answers the page's questions about a trace. Lists are kept until the trace or the filter changes. */

import { timeAt } from '@/trace/lanes/time-scale.ts';
import { findLogs, logLine } from '@/trace/messages/find-logs.ts';
import { findMessages } from '@/trace/messages/find-messages.ts';
import { effectsOf, lineageOf } from '@/trace/messages/lineage.ts';
import { factsOf, messageDetail } from '@/trace/messages/message-detail.ts';
import { type FoundMessages, MessageList, type MessageQuery } from '@/trace/messages/message-list.ts';
import { SentOrder } from '@/trace/messages/sent-order.ts';
import type { Bars } from '@/trace/reading/bars.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import { answerSequence } from './answer-sequence.ts';
import { pointWords } from './point-words.ts';
import { AXIS_PX, MAP_PX } from './scene.ts';
import { StatisticsAnswers } from './statistics-answers.ts';
import type { TimeTravel } from './time-travel.ts';
import type { Answers, Question } from './trace-messages.ts';
import type { TraceScreen } from './trace-screen.ts';

/** Least time between two searches for the same list while the trace grows, in ms. */
const SEARCH_EVERY_MS = 200;

/** How long a search of messages may hold up everything else, in ms. */
const SLICE_MS = 8;

interface Kept {
  key: string;
  at: number;
  grown: number;
  rows: Uint32Array;
}

export class TraceAnswers {
  private readonly store: TraceStore;
  private readonly screen: TraceScreen;
  private readonly travel: TimeTravel;
  private readonly order: SentOrder;
  private readonly messages: MessageList;
  private searching: ReturnType<typeof setTimeout> | undefined;
  private logs: Kept | null = null;
  private readonly statistics: StatisticsAnswers;

  constructor(store: TraceStore, screen: TraceScreen, travel: TimeTravel) {
    this.store = store;
    this.screen = screen;
    this.travel = travel;
    this.order = new SentOrder(store);
    this.messages = new MessageList(store, this.order);
    this.statistics = new StatisticsAnswers(store);
  }

  answer(question: Question): Answers[keyof Answers] {
    const { store } = this;
    switch (question.of) {
      case 'detail':
        return messageDetail(store, question.id);
      case 'query': {
        const rows = findMessages(store, question.filter, this.order);
        // The latest are what a person asks for.
        return [...rows.subarray(Math.max(0, rows.length - question.limit))].map((row) =>
          factsOf(store, row),
        );
      }
      case 'messages': {
        const { rows, progress, problems, isOld } = this.found(question.query);
        const shown = window(rows, question, (row) => factsOf(store, row, false));
        return { ...shown, isOld, progress, problems };
      }
      case 'place':
        return this.found(question.query).rows.indexOf(store.messages.find(question.id));
      case 'logs': {
        this.logs = this.kept(this.logs, question.filter, store.logs.n, () =>
          findLogs(store, question.filter),
        );
        const isOld = this.logs.grown !== store.logs.n;
        return { ...window(this.logs.rows, question, (row) => logLine(store, row)), isOld };
      }
      case 'point': {
        return this.point(question.xPx, question.yPx);
      }
      case 'lineage':
        return lineageOf(store, question.id, question.most);
      case 'effects':
        return effectsOf(store, question.id, question.from, question.to);
      case 'actor-at':
        return this.travel.actor(question.name);
      case 'queue-at':
        return this.travel.queue(question);
      case 'step':
        return this.step(question.by);
      case 'chain': {
        const row = this.screen.alongChain(question.by);
        return row < 0 ? null : factsOf(store, row);
      }
      case 'to-mark':
        return this.toMark();
      case 'middle':
        return this.middle();
      case 'statistics':
      case 'states':
      case 'path':
      case 'facts':
      case 'lanes':
        return this.statistics.answer(question);
      case 'sequence':
        return answerSequence(store, this.screen.camera.scale, question);
    }
  }

  private point(xPx: number, yPx: number): Answers['point'] {
    const { screen, store } = this;
    if (yPx < MAP_PX) return { kind: 'map', does: screen.map.meaning(xPx, screen.camera.scale) };
    const edge = screen.area.edgeAt(xPx, yPx);
    if (edge !== null) return { kind: 'edge', edge };
    const hit = screen.hit(xPx, yPx);
    if (hit !== null) return { kind: hit.kind, facts: factsOf(store, hit.message) };
    const lines = yPx < AXIS_PX ? null : pointWords(screen, xPx, yPx);
    return lines === null ? null : { kind: 'words', lines };
  }

  private middle(): number {
    const { scale } = this.screen.camera;
    return Math.max(0, timeAt(scale, scale.widthPx / 2));
  }

  private toMark(): Answers['to-mark'] {
    const { screen, store } = this;
    const { area } = screen.area;
    if (area !== null) return { fromNs: area.fromNs, toNs: area.toNs };
    const { taken, handled, sent } = store.messages;
    const row = screen.selected;
    // With its waiting, as it is fitted too.
    const fromNs = [sent[row], taken[row]].find((t) => t !== undefined && !Number.isNaN(t));
    if (row < 0 || fromNs === undefined) return { fromNs: this.middle(), toNs: this.middle() };
    const endNs = handled[row] as number;
    return { fromNs, toNs: Number.isNaN(endNs) ? fromNs : endNs };
  }

  private step(by: -1 | 1): Answers['step'] {
    const { store, screen } = this;
    const { messages } = store;
    const selected = screen.selected;
    const lane = store.lanes[store.threadOf(selected < 0 ? -1 : (messages.to[selected] as number))];
    if (lane !== undefined) {
      const next = nextInLane(lane.rows, messages.taken[selected] as number, by);
      return next < 0 ? null : factsOf(store, next);
    }
    for (const { rows } of store.lanes)
      for (const row of rows) {
        const first = row.firstEndingAfter(screen.camera.scale.startNs);
        if (first < row.n) return factsOf(store, row.message[first] as number);
      }
    return null;
  }

  private found(query: MessageQuery): FoundMessages {
    const { messages } = this;
    messages.want(query, performance.now());
    messages.goOn(performance.now() + SLICE_MS);
    this.searching ??= setTimeout(() => this.search(), 0);
    return messages.read();
  }

  /** Goes on in the background, and leaves time between for frames and questions. */
  private search(): void {
    this.messages.goOn(performance.now() + SLICE_MS);
    this.searching = this.messages.isWorking ? setTimeout(() => this.search(), 0) : undefined;
  }

  private kept(kept: Kept | null, filter: object, grown: number, find: () => Uint32Array): Kept {
    const key = JSON.stringify(filter);
    const now = performance.now();
    if (kept !== null && kept.key === key && (kept.grown === grown || now - kept.at < SEARCH_EVERY_MS))
      return kept;
    const rows = find();
    // Counted from the end of the search: a slow one must not take up the whole worker.
    return { key, at: performance.now(), grown, rows };
  }
}

/** The bar of a lane that begins next, in whichever row; -1 for none. */
function nextInLane(rows: readonly Bars[], takenNs: number, by: -1 | 1): number {
  let found = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (const bars of rows) {
    let at = by > 0 ? bars.firstStartingAfter(takenNs) : bars.firstStartingAfter(takenNs) - 1;
    while (by < 0 && at >= 0 && (bars.start[at] as number) >= takenNs) at--;
    if (at < 0 || at >= bars.n) continue;
    const away = Math.abs((bars.start[at] as number) - takenNs);
    if (away >= nearest) continue;
    nearest = away;
    found = bars.message[at] as number;
  }
  return found;
}

function window<T>(rows: Uint32Array, { from, to }: { from: number; to: number }, read: (row: number) => T) {
  const first = Math.max(0, Math.min(from, rows.length));
  return { total: rows.length, from: first, rows: [...rows.subarray(first, to)].map(read) };
}
