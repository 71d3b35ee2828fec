'use client';
import { useEffect } from 'react';
import { type Command, useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import { toggleCollapsed, toggleGroup, togglePinned } from '@/trace/lanes/lane-arrangement.ts';
import { groupKey } from '@/trace/lanes/lane-order.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { useArea } from './area.ts';
import { bookmarkFrom, toggledBookmark, useBookmarks } from './bookmarks.ts';
import { chosenLane } from './chosen-lane.ts';
import { arrange, toggleView } from './lane-view.ts';
import { clearPick, pickMessage } from './pick-message.ts';
import { shiftLane } from './place-lanes.ts';
import { tellArea, tellTrace, traceClient, useTrace } from './trace-client.ts';

const PAN_PX = 120;
const ZOOM = 1.4;
const EDGE_PX = 24;

/** The timeline's commands and keys. `middlePx` says where zooming by key happens. */
export function useTimelineCommands(flow: Flow, middlePx: () => number): void {
  useEffect(() => {
    const register = useCommands.getState().register;
    return register([...moves(middlePx), ...walks(flow), ...marks(), ...areas(), ...looks(flow)]);
  }, [flow, middlePx]);
}

const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
  ...{ id: `timeline.${id}`, title, keys, run, group: 'Timeline', scope: 'timeline' },
  enabled: () => useTrace.getState().state !== null,
});

const moves = (middlePx: () => number): Command[] => [
  command('fit', 'Fit the whole run', ['f', '0'], () => tellTrace({ kind: 'fit' })),
  command('fit-selection', 'Fit the area or the selected message', ['shift+f'], fitSelection),
  command('follow', 'Follow live', ['l'], () => tellTrace({ kind: 'follow', on: true })),
  command('left', 'Pan timeline left', ['a', 'left'], () => tellTrace({ kind: 'pan', dxPx: -PAN_PX })),
  command('right', 'Pan timeline right', ['d', 'right'], () => tellTrace({ kind: 'pan', dxPx: PAN_PX })),
  command('zoom-in', 'Zoom timeline in', ['w', 'up', 'plus'], () =>
    tellTrace({ kind: 'zoom', xPx: middlePx(), factor: 1 / ZOOM }),
  ),
  command('zoom-out', 'Zoom timeline out', ['s', 'down', 'minus'], () =>
    tellTrace({ kind: 'zoom', xPx: middlePx(), factor: ZOOM }),
  ),
];

function fitSelection(): void {
  const { area } = useArea.getState();
  const detail = useSession.getState().message?.detail;
  const fromNs = area?.fromNs ?? detail?.sentNs ?? detail?.takenNs;
  const toNs = area?.toNs ?? detail?.handledNs ?? detail?.takenNs;
  if (fromNs != null && toNs != null) tellTrace({ kind: 'fit-to', fromNs, toNs });
}

function walks(flow: Flow): Command[] {
  const pick = (found: MessageFacts | null) => {
    if (found !== null) pickMessage(flow, found);
  };
  const step = (by: -1 | 1) => void traceClient.step(by).then(pick);
  const chain = (by: -1 | 1) => void traceClient.chain(by).then(pick);
  return [
    command('previous', 'Previous message in lane', [','], () => step(-1)),
    command('next', 'Next message in lane', ['.'], () => step(1)),
    command('cause', 'To the cause of the selected message', ['['], () => chain(-1)),
    command('effect', 'To what the selected message caused', [']'], () => chain(1)),
  ];
}

function marks(): Command[] {
  const go = async (by: -1 | 1) => {
    const middle = await traceClient.middle();
    const { all } = useBookmarks.getState();
    const found = middle === null ? null : bookmarkFrom(all, middle, by);
    if (found === null) return;
    // A moment is brought to the middle; a range is shown whole.
    if (found.toNs > found.fromNs) tellTrace({ kind: 'fit-to', ...found });
    else tellTrace({ kind: 'centre', timeNs: found.fromNs });
  };
  return [
    command('mark', 'Mark the area, the selected message or this moment', ['m'], () => {
      void traceClient.toMark().then((mark) => {
        if (mark !== null) useBookmarks.setState(({ all }) => ({ all: toggledBookmark(all, mark) }));
      });
    }),
    command('next-mark', 'Next mark', ['n'], () => void go(1)),
    command('previous-mark', 'Previous mark', ['shift+n'], () => void go(-1)),
    command('clear-marks', 'Remove all marks', [], () => useBookmarks.setState({ all: [] })),
  ];
}

const areas = (): Command[] => [
  command('area-all', 'Select the time in view', ['x'], () => tellTrace({ kind: 'area-all' })),
  command('area-longer', 'Select an area, move its end right', ['shift+right'], () =>
    tellTrace({ kind: 'area-step', edge: 'to', dxPx: EDGE_PX }),
  ),
  command('area-shorter', 'Move the area’s end left', ['shift+left'], () =>
    tellTrace({ kind: 'area-step', edge: 'to', dxPx: -EDGE_PX }),
  ),
  command('area-from-right', 'Move the area’s start right', ['alt+shift+right'], () =>
    tellTrace({ kind: 'area-step', edge: 'from', dxPx: EDGE_PX }),
  ),
  command('area-from-left', 'Move the area’s start left', ['alt+shift+left'], () =>
    tellTrace({ kind: 'area-step', edge: 'from', dxPx: -EDGE_PX }),
  ),
  // First the area, then the message: each press takes one thing away.
  command('clear', 'Clear the area, then the selected message', ['escape'], () =>
    useArea.getState().area === null ? clearPick() : tellArea(null),
  ),
];

function looks(flow: Flow): Command[] {
  const ofLane = (change: typeof togglePinned) => () => {
    const key = chosenLane(flow);
    if (key === null) return;
    const isGroup = key.startsWith(groupKey(''));
    if (!isGroup) arrange(flow.name, (now) => change(now, key));
    else if (change === toggleCollapsed)
      arrange(flow.name, (now) => toggleGroup(now, key.slice(groupKey('').length)));
  };
  return [
    command('fold', 'Fold idle time', ['i'], () => toggleView('folded')),
    command('chain', 'Whole chain of the selected message', ['c'], () => toggleView('wholeChain')),
    command('arrows', 'Arrows of all in view', ['v'], () => toggleView('allArrows')),
    command('queues', 'Show or hide queues', ['q'], () =>
      arrange(flow.name, (now) => ({ ...now, queuesShown: !now.queuesShown })),
    ),
    command('pin', 'Pin or unpin the selected lane', ['p'], ofLane(togglePinned)),
    command('lane-up', 'Move the selected lane up', ['alt+up'], () => shiftLane(flow, -1)),
    command('lane-down', 'Move the selected lane down', ['alt+down'], () => shiftLane(flow, 1)),
    command('collapse', 'Collapse or expand the selected lane', ['o'], ofLane(toggleCollapsed)),
  ];
}
