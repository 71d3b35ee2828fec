import { type RefObject, useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { neighbourOf } from './card-focus.ts';
import { deleteFlow, downloadFlow, duplicateFlow, flowPage } from './library-actions.ts';
import { useLibrary } from './library-store.ts';

interface LibraryDoors {
  create: () => void;
  chooseFiles: () => void;
  open: (page: string) => void;
  search: RefObject<HTMLInputElement | null>;
}

const current = () => {
  const { flows, current: id } = useLibrary.getState();
  return flows.find((flow) => flow.id === id) ?? null;
};
const someCurrent = () => current() !== null;

/** What can be done in the library, for the palette and the keyboard. */
export function useLibraryCommands({ create, chooseFiles, open, search }: LibraryDoors): void {
  const register = useCommands((s) => s.register);
  useEffect(() => {
    const onCurrent = { group: 'Flow', scope: 'library', enabled: someCurrent } as const;
    const withCurrent = (act: (flow: NonNullable<ReturnType<typeof current>>) => void) => () => {
      const flow = current();
      if (flow) act(flow);
    };
    return register([
      { id: 'library.new', title: 'New flow', group: 'Library', keys: ['n'], run: create },
      { id: 'library.import', title: 'Import flows', group: 'Library', keys: ['mod+o'], run: chooseFiles },
      {
        id: 'library.search',
        title: 'Search flows',
        group: 'Library',
        keys: ['/'],
        // After the palette has given the focus back to where it was.
        run: () => setTimeout(() => search.current?.focus(), 0),
      },
      {
        ...onCurrent,
        id: 'library.open',
        title: 'Open flow',
        run: withCurrent((flow) => open(flowPage(flow.id))),
      },
      {
        ...onCurrent,
        id: 'library.rename',
        title: 'Rename flow',
        keys: ['f2'],
        run: withCurrent((flow) => useLibrary.getState().startRename(flow.id)),
      },
      {
        ...onCurrent,
        id: 'library.duplicate',
        title: 'Duplicate flow',
        keys: ['mod+d'],
        run: withCurrent((flow) => void duplicateFlow(flow)),
      },
      {
        ...onCurrent,
        id: 'library.export',
        title: 'Export flow as JSON',
        keys: ['mod+e'],
        run: withCurrent((flow) => downloadFlow(flow.id)),
      },
      {
        ...onCurrent,
        id: 'library.delete',
        title: 'Delete flow',
        keys: ['delete', 'mod+backspace'],
        run: withCurrent((flow) => void deleteFlow(flow, neighbourOf(flow.id))),
      },
    ]);
  }, [register, create, chooseFiles, open, search]);
}
