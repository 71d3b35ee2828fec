/** One per open run: fetches the trace, keeps its columns, paints the timeline, answers questions. */

import { timeAt } from '@/trace/lanes/time-scale.ts';
import { TraceReader } from '@/trace/reading/trace-reader.ts';
import { laneLabels } from './lane-labels.ts';
import { loadFont } from './load-font.ts';
import { StateFeed } from './state-feed.ts';
import { TimeTravel } from './time-travel.ts';
import { timelinePicture } from './timeline-picture.ts';
import { TraceAnswers } from './trace-answers.ts';
import { TraceFeed } from './trace-feed.ts';
import type { FromTrace, ToTrace, TracePhase } from './trace-messages.ts';
import { TraceScreen } from './trace-screen.ts';
import { WaitsFeed } from './waits-feed.ts';
import { watchSleep } from './watch-sleep.ts';

const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToTrace>) => void) | null;
  postMessage: (message: FromTrace) => void;
};

/** The beat of a live run in which nothing happens. */
const BEAT_MS = 1000;

const reader = new TraceReader();
const { store } = reader;
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
let states: StateFeed | null = null;
const plan = () => states?.plan();

/**
 * The first stroke on a first canvas waits until the page has a moment for it. Later, when the workspace is being
 * drawn, that is half a second in which nothing would be read; now there is nothing to read yet.
 */
function wakePainting(): void {
  new OffscreenCanvas(1, 1).getContext('2d')?.fillRect(0, 0, 1, 1);
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
  states = new StateFeed(shown, now, () => phase, waits, {
    grown: () => {
      waits.grown();
      travel?.grown();
    },
    post: (state) => port.postMessage({ kind: 'state', state }),
  });
  const show = () => {
    shown.draw();
    plan();
  };
  const onPhase = (next: TracePhase) => {
    phase = next;
    show();
  };
  const onBatch = () => {
    shown.grown();
    plan();
  };
  feed = new TraceFeed(message.address, reader, { onBatch, onPhase });
  void feed.run();
  wakePainting();
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
    case 'seen':
      return states?.setSeen(data.seen);
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
    case 'fit-to':
      screen.camera.fitTo(data.fromNs, data.toNs);
      return screen.draw();
    case 'centre':
      screen.camera.centre(data.timeNs, now().ns);
      return screen.draw();
    case 'arrange':
      screen.arrange(data.arrangement);
      return plan();
    case 'view':
      return screen.setView(data.view);
    case 'bookmarks':
      return screen.setBookmarks(data.all);
    case 'map':
      return screen.onMap(data.does, data.xPx);
    case 'highlight':
      return screen.setHighlight(data.highlight);
    case 'select':
      return screen.select(data.id === null ? -1 : store.messages.find(data.id));
    case 'area':
      return screen.area.set(data.area);
    case 'area-drag':
      return port.postMessage({ kind: 'area', area: screen.area.drag(data.drag) });
    case 'area-step':
      return port.postMessage({ kind: 'area', area: screen.area.step(data.edge, data.dxPx) });
    case 'area-all':
      return port.postMessage({ kind: 'area', area: screen.area.all() });
    case 'travel':
      return travel?.order(data.order);
    case 'picture':
      void timelinePicture(data.format, screen, laneLabels(screen, now().ns), now()).then((value) =>
        port.postMessage({ kind: 'answer', ask: data.ask, value }),
      );
      return;
    case 'ask':
      return port.postMessage({ kind: 'answer', ask: data.ask, value: answers.answer(data.question) });
  }
};
