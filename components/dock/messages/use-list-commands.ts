'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { openPanel } from '@/components/editor/panels.ts';
import { useSession } from '@/components/editor/session.ts';
import { byTime, resetColumns, setFilter, useList } from './list-store.ts';

/** What can be done with the table of messages, from anywhere. */
export function useListCommands(): void {
  useEffect(() => {
    const open = () => {
      openPanel('dock');
      useSession.getState().set({ dockTab: 'messages' });
    };
    const isOnScreen = () => useSession.getState().run !== null;
    const command = (id: string, title: string, run: () => void, keys?: string[]) => ({
      ...{ id: `messages.${id}`, title, run, keys, enabled: isOnScreen },
      group: 'Messages',
    });
    return useCommands.getState().register([
      command(
        'filter',
        'Filter messages',
        () => {
          open();
          useList.setState(({ focusAsked }) => ({ focusAsked: focusAsked + 1 }));
        },
        ['shift+mod+f'],
      ),
      command('failed', 'List messages that failed', () => {
        open();
        setFilter('outcome:failed,lost');
      }),
      command('slowest', 'List messages by how long they took', () => {
        open();
        useList.setState({ sort: { by: 'took', down: true } });
      }),
      command('all', 'List all messages', () => {
        open();
        setFilter('');
        useList.setState({ sort: byTime });
      }),
      command('columns', 'Columns of messages as they were', () => {
        open();
        resetColumns();
      }),
    ]);
  }, []);
}
