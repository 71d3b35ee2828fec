/** One per open run: fetches the trace, keeps its columns, paints the timeline, answers questions. */
import { figures, type RunFigures } from '@/trace/figures.ts';
import { timeAt } from '@/trace/time-scale.ts';
import { TraceReader } from '@/trace/trace-reader.ts';
import { Traffic } from '@/trace/traffic.ts';
import { loadFont } from './load-font.ts';
import { TimeTravel } from './time-travel.ts';
import { TraceAnswers } from './trace-answers.ts';
import { TraceFeed } from './trace-feed.ts';
import type { FromTrace, LaneLabel, ToTrace, TracePhase } from './trace-messages.ts';
import { TraceScreen } from './trace-screen.ts';
import { WaitsFeed } from './waits-feed.ts';
import { watchSleep } from './watch-sleep.ts';

const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToTrace>) => void) | null;
  postMessage: (message: FromTrace) => void;
};

/** Least time between two states, in ms, and the beat of a live run in which nothing happens. */
const STATE_MS = 50;
const BEAT_MS = 250;

const reader = new TraceReader();
const { store } = reader;
const traffic = new Traffic(store);
let phase: TracePhase = { name: 'connecting' };
let running = false;
/** The latest moment shown: now never goes back. */
let latestNs = 0;

function now(): { ns: number; live: boolean } {
  const live = running && store.ended === null && phase.name !== 'ended' && phase.name !== 'unreadable';
  if (!live || store.head.startedAtMs === 0) return { ns: store.lastNs, live };
  latestNs = Math.max(store.lastNs, latestNs, (Date.now() - store.head.startedAtMs) * 1e6);
  return { ns: latestNs, live };
}

let screen: TraceScreen | null = null;
let answers: TraceAnswers | null = null;
let travel: TimeTravel | null = null;
const waits = new WaitsFeed(store, now, (found) => {
  port.postMessage({ kind: 'waits', waits: found });
  // Figures say how busy actors are by what was counted.
  plan();
});
let feed: TraceFeed | null = null;
let postedAt = 0;
let planned = false;

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(
    () => {
      planned = false;
      postedAt = performance.now();
      postState();
    },
    Math.max(0, STATE_MS - (performance.now() - postedAt)),
  );
}

function postState(): void {
  if (screen === null) return;
  screen.layOut();
  const { ns, live } = now();
  waits.grown();
  travel?.grown();
  port.postMessage({
    kind: 'state',
    state: {
      phase,
      following: screen.camera.following,
      lanes: labels(screen, ns),
      lanesPx: screen.lanesPx,
      queuesShown: screen.queuesShown,
      arrows: screen.selectedArrows,
      messages: store.sentCount,
      logs: store.logs.n,
      failures: store.failures.length,
      lastNs: store.lastNs,
      cut: store.cuts[0]?.why ?? null,
      startedAtMs: store.head.startedAtMs,
      figures: store.head.startedAtMs === 0 ? null : figuresNow(ns, live),
    },
  });
}

/** What the canvas shows: of a live run also what moves. */
function figuresNow(ns: number, live: boolean): RunFigures {
  const found = waits.correct(figures(store, ns, !live));
  if (live) found.moved = traffic.since();
  else traffic.skip();
  return found;
}

function labels({ boxes, camera }: TraceScreen, nowNs: number): LaneLabel[] {
  const from = Math.max(0, camera.scale.startNs);
  const to = Math.min(nowNs, camera.scale.endNs);
  return boxes.map((box) => {
    const { kind, topPx, heightPx } = box;
    if (kind === 'thread') {
      const { name, colour } = store.head.threads[box.index] ?? { name: '', colour: '' };
      return {
        kind,
        name,
        colour,
        topPx,
        heightPx,
        busy: store.lanes[box.index]?.busyShare(from, to) ?? 0,
        note: '',
      };
    }
    const queue = store.head.queues[box.index];
    const steps = store.queues[box.index];
    const depth = store.ended === null ? steps?.depthAt(store.horizon.at(nowNs)) : steps?.depthNow;
    const note = [depth ?? 0, queue?.capacity ?? 0].map((n) => n.toLocaleString('en')).join('/');
    return { kind, name: queue?.name ?? '', colour: '', topPx, heightPx, busy: 0, note };
  });
}

function open(message: Extract<ToTrace, { kind: 'open' }>): void {
  running = message.live;
  const shown = new TraceScreen(store, now, { live: message.live, calm: message.calm, onFrame: plan });
  screen = shown;
  travel = new TimeTravel(
    store,
    {
      now,
      firstNs: () => shown.firstNs,
      timeAt: (xPx) => timeAt(shown.camera.scale, xPx),
      middleNs: () => timeAt(shown.camera.scale, shown.camera.scale.widthPx / 2),
      moved: (cursorNs, isFar) => shown.showCursor(cursorNs, isFar),
      post: (moment) => port.postMessage({ kind: 'moment', moment }),
    },
    message.calm,
  );
  answers = new TraceAnswers(store, shown, travel);
  const show = () => {
    shown.draw();
    plan();
  };
  const onPhase = (next: TracePhase) => {
    phase = next;
    show();
  };
  feed = new TraceFeed(message.address, reader, { onBatch: show, onPhase });
  void feed.run();
  watchSleep(() => feed?.wake());
  // A font that cannot be had is no loss: the system's own letters stay.
  void loadFont().then(
    (font) => shown.setFont(font),
    () => {},
  );
  setInterval(() => {
    if (now().live) plan();
  }, BEAT_MS);
}

port.onmessage = ({ data }) => {
  if (data.kind === 'open') return open(data);
  if (screen === null || answers === null) return;
  switch (data.kind) {
    case 'canvas':
      return screen.show(data.canvas);
    case 'wake':
      return feed?.wake();
    case 'hide':
      return screen.show(null);
    case 'size':
      return screen.resize(data.widthPx, data.heightPx, data.ratio);
    case 'palette':
      return screen.setPalette(data.palette);
    case 'zoom':
      screen.camera.zoom(data.xPx, data.factor, now().ns);
      return screen.draw();
    case 'pan':
      screen.camera.pan(data.dxPx, now().ns);
      return screen.draw();
    case 'scroll':
      return screen.scroll(data.topPx);
    case 'fit':
      screen.camera.fit(now().ns, screen.firstNs);
      return screen.draw();
    case 'follow':
      screen.camera.follow(data.on);
      return screen.draw();
    case 'queues':
      screen.queuesShown = data.shown;
      screen.draw();
      return plan();
    case 'highlight':
      return screen.setHighlight(data.highlight);
    case 'select':
      return screen.select(data.id === null ? -1 : store.messages.find(data.id));
    case 'area':
      screen.area = data.area;
      return screen.draw();
    case 'area-drag':
    case 'area-step': {
      const area =
        data.kind === 'area-drag' ? screen.dragArea(data.drag) : screen.stepArea(data.edge, data.dxPx);
      return port.postMessage({ kind: 'area', area });
    }
    case 'travel':
      return travel?.order(data.order);
    case 'ask':
      return port.postMessage({ kind: 'answer', ask: data.ask, value: answers.answer(data.question) });
  }
};
