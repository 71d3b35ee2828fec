'use client';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { highlightOf } from '@/components/timeline/names-of.ts';
import { tellTrace, useTrace } from '@/components/timeline/trace-client.ts';
import type { Flow } from '@/flow/document.ts';
import { LEAST_RATE, MOST_RATE } from '@/trace/moments/travel-moment.ts';

/** Rates of play: seconds of the run in a second. */
export const RATES = [LEAST_RATE, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, MOST_RATE];

/** The rate to play at, also while nothing plays. */
export const useRate = create<{ rate: number }>()(() => ({ rate: 1 }));

export function setRate(rate: number): void {
  useRate.setState({ rate });
  if (useSession.getState().moment?.rate != null) tellTrace({ kind: 'travel', order: { do: 'play', rate } });
}

export function playOrPause(): void {
  const plays = useSession.getState().moment?.rate != null;
  const rate = plays ? null : useRate.getState().rate;
  tellTrace({ kind: 'travel', order: { do: 'play', rate } });
}

/** One step on or back, of what is selected on the canvas. */
export function travelStep(flow: Flow, by: -1 | 1): void {
  const of = highlightOf(flow, useSession.getState().selection);
  tellTrace({ kind: 'travel', order: { do: 'step', by, of } });
}

export const leaveTravel = () => tellTrace({ kind: 'travel', order: { do: 'to', timeNs: null } });

/** Time travel's commands and keys. */
export function useTravelCommands(flow: Flow): void {
  useEffect(() => {
    const open = () => useTrace.getState().state !== null;
    const travelling = () => useSession.getState().moment !== null;
    const faster = (by: -1 | 1) => {
      const at = RATES.indexOf(useRate.getState().rate) + by;
      const rate = RATES[at];
      if (rate !== undefined) setRate(rate);
    };
    const command = (id: string, title: string, keys: string[], run: () => void, enabled = open) => ({
      ...{ id: `travel.${id}`, title, keys, run, enabled },
      group: 'Time travel',
      scope: 'timeline' as const,
    });
    return useCommands
      .getState()
      .register([
        command('here', 'Travel to the middle of the view', ['t'], () =>
          tellTrace({ kind: 'travel', order: { do: 'here' } }),
        ),
        command('next', 'Step on to what happened next', ['>'], () => travelStep(flow, 1)),
        command('previous', 'Step back to what happened before', ['<'], () => travelStep(flow, -1)),
        command('play', 'Play or pause', ['space'], playOrPause),
        command('faster', 'Play faster', ['shift+up'], () => faster(1)),
        command('slower', 'Play slower', ['shift+down'], () => faster(-1)),
        command('leave', 'Leave time travel', ['shift+t'], leaveTravel, travelling),
      ]);
  }, [flow]);
}
