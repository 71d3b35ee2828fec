'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { showStatistics } from './statistics-store.ts';

/** Ways to the statistics from anywhere. */
export function useStatisticsCommands(): void {
  useEffect(() => {
    const isOpen = () => useTrace.getState().state !== null;
    const hasMessage = () => isOpen() && useSession.getState().message !== null;
    const command = (id: string, title: string, enabled: () => boolean, run: () => void) => ({
      ...{ id: `statistics.${id}`, title, group: 'Statistics', enabled, run },
    });
    return useCommands
      .getState()
      .register([
        command('show', 'Statistics of the run or the selected area', isOpen, () => showStatistics()),
        command('run-path', 'Critical path of the run', isOpen, () => showStatistics({ path: 'run' })),
        command('message-path', 'Where the selected message’s time went', hasMessage, () =>
          showStatistics({ path: 'message' }),
        ),
        command('causes-path', 'Where the time went since its first cause', hasMessage, () =>
          showStatistics({ path: 'causes' }),
        ),
      ]);
  }, []);
}
