/** Every action that a user can take, once: menus, the palette and the keyboard all read this list. */
import { create } from 'zustand';

export interface Command {
  /** `area.verb`, stable. */
  id: string;
  /** As the palette shows it: `Add queue`. */
  title: string;
  group: string;
  /** `mod+z`, `shift+mod+z`, `delete`, `f`; mod is Cmd on a Mac, Ctrl elsewhere. */
  keys?: string[];
  /** Keys work only while this part of the screen has the focus. Default: everywhere but in text fields. */
  scope?: 'canvas' | 'timeline' | 'sequence' | 'library';
  /** Keys work in text fields too: the palette, Run. */
  inTextFields?: boolean;
  /** The browser answers these keys with an event of its own (copy, paste): they are shown, never dispatched. */
  browserDoes?: boolean;
  enabled?: () => boolean;
  run: () => void;
}

interface Commands {
  byId: ReadonlyMap<string, Command>;
  /** Adds commands; the answer removes them again. */
  register: (commands: Command[]) => () => void;
}

export const useCommands = create<Commands>()((set) => ({
  byId: new Map(),
  register: (commands) => {
    set(({ byId }) => ({ byId: new Map([...byId, ...commands.map((c) => [c.id, c] as const)]) }));
    return () =>
      set(({ byId }) => {
        const left = new Map(byId);
        for (const c of commands) if (left.get(c.id) === c) left.delete(c.id);
        return { byId: left };
      });
  },
}));
