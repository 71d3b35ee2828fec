'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import type { Flow } from '@/flow/document.ts';
import { useArea } from './area.ts';
import { clearPick, pickMessage } from './pick-message.ts';
import { tellArea, tellTrace, traceClient, useTrace } from './trace-client.ts';

const PAN_PX = 120;
const ZOOM = 1.4;
const EDGE_PX = 24;

/** The timeline's commands and keys. `middlePx` says where zooming by key happens. */
export function useTimelineCommands(flow: Flow, middlePx: () => number): void {
  useEffect(() => {
    const enabled = () => useTrace.getState().state !== null;
    const group = 'Timeline';
    const scope = 'timeline' as const;
    const step = (by: -1 | 1) =>
      void traceClient.step(by).then((message) => {
        if (message !== null) pickMessage(flow, message);
      });
    const command = (id: string, title: string, keys: string[], run: () => void) => ({
      id: `timeline.${id}`,
      title,
      group,
      keys,
      scope,
      enabled,
      run,
    });
    return useCommands.getState().register([
      command('fit', 'Fit the whole run', ['f', '0'], () => tellTrace({ kind: 'fit' })),
      command('follow', 'Follow live', ['l'], () => tellTrace({ kind: 'follow', on: true })),
      command('left', 'Pan timeline left', ['a', 'left'], () => tellTrace({ kind: 'pan', dxPx: -PAN_PX })),
      command('right', 'Pan timeline right', ['d', 'right'], () => tellTrace({ kind: 'pan', dxPx: PAN_PX })),
      command('zoom-in', 'Zoom timeline in', ['w', 'up', 'plus'], () =>
        tellTrace({ kind: 'zoom', xPx: middlePx(), factor: 1 / ZOOM }),
      ),
      command('zoom-out', 'Zoom timeline out', ['s', 'down', 'minus'], () =>
        tellTrace({ kind: 'zoom', xPx: middlePx(), factor: ZOOM }),
      ),
      command('previous', 'Previous message in lane', [','], () => step(-1)),
      command('next', 'Next message in lane', ['.'], () => step(1)),
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
    ]);
  }, [flow, middlePx]);
}
