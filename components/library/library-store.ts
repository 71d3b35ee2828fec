/** The flows on the library's screen, and what may be done to them. The server is asked first; the list follows its answer. */
import { create } from 'zustand';
import { ApiFailure, api } from '@/api/client.ts';
import type { FlowRecord, FlowSummary } from '@/api/types.ts';

export type LibraryState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  /** `offline`: nobody answers; the list on screen may be old. */
  | { kind: 'failed'; offline: boolean; message: string };

interface Library {
  flows: FlowSummary[];
  state: LibraryState;
  /** The card that commands are about. */
  current: string | null;
  /** The card whose name is being edited. */
  renaming: string | null;
  /** The card that takes the focus as soon as it is drawn. */
  focusOn: string | null;
  choose: (flow: string | null) => void;
  focus: (flow: string | null) => void;
  startRename: (flow: string | null) => void;
  /** What the server rendered the page with. */
  begin: (flows: FlowSummary[] | null) => void;
  refresh: () => Promise<void>;
  create: () => Promise<FlowRecord>;
  importText: (text: string) => Promise<FlowRecord>;
  rename: (flow: string, name: string) => Promise<void>;
  duplicate: (flow: string) => Promise<FlowRecord>;
  remove: (flow: string) => Promise<void>;
  restore: (flow: string) => Promise<void>;
}

function summaryOf(record: FlowRecord, lastRun: FlowSummary['lastRun'] = null): FlowSummary {
  const { name, description } = record.document;
  return { ...record, name, description, lastRun };
}

export const useLibrary = create<Library>()((set, get) => {
  /** Answers that left before the last change are old news. */
  let changes = 0;
  const put = (record: FlowRecord) => {
    changes += 1;
    const old = get().flows.find((f) => f.id === record.id);
    const flow = summaryOf(record, old?.lastRun ?? null);
    set({ flows: old ? get().flows.map((f) => (f === old ? flow : f)) : [flow, ...get().flows] });
    return record;
  };
  return {
    flows: [],
    state: { kind: 'loading' },
    current: null,
    renaming: null,
    focusOn: null,
    choose: (current) => set({ current }),
    focus: (focusOn) => set({ focusOn }),
    startRename: (renaming) => set({ renaming }),
    begin: (flows) => set(flows ? { flows, state: { kind: 'ready' } } : { state: { kind: 'loading' } }),
    refresh: async () => {
      const before = changes;
      try {
        const flows = await api.listFlows();
        if (before === changes) set({ flows, state: { kind: 'ready' } });
        else set({ state: { kind: 'ready' } });
      } catch (error) {
        const offline = error instanceof ApiFailure && error.status === 0;
        const message = error instanceof Error ? error.message : String(error);
        set({ state: { kind: 'failed', offline, message } });
      }
    },
    create: async () => put(await api.createFlow({ name: freeName('Untitled', get().flows) })),
    importText: async (text) => put(await api.createFlow({ text })),
    rename: async (flow, name) => {
      put(await api.renameFlow(flow, name));
    },
    duplicate: async (flow) => put(await api.duplicateFlow(flow)),
    remove: async (flow) => {
      await api.deleteFlow(flow);
      changes += 1;
      set({ flows: get().flows.filter((f) => f.id !== flow) });
    },
    restore: async (flow) => {
      put(await api.restoreFlow(flow));
      // The runs came back with it; only the list knows them.
      await get().refresh();
    },
  };
});

/** `Untitled`, then `Untitled 2`: a new flow never looks like one that is there. */
export function freeName(wanted: string, flows: readonly { name: string }[]): string {
  const taken = new Set(flows.map((f) => f.name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name)) return name;
  }
}
