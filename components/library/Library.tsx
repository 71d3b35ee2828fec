'use client';
import { FileUp, Plus, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FlowSummary } from '@/api/types.ts';
import { useNow } from '@/components/runs/use-now.ts';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { SearchField } from '@/components/ui/SearchField.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import { focusCard, moveFocus } from './card-focus.ts';
import { FlowGroup } from './FlowGroup.tsx';
import { type FlowOrder, findFlows } from './find-flows.ts';
import { ImportRefused } from './ImportRefused.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { LibraryNotice } from './LibraryNotice.tsx';
import { type Arrival, importFlows, newFlow, type RefusedFile } from './library-actions.ts';
import { useLibrary } from './library-store.ts';
import { readFiles, useArrivals } from './use-arrivals.ts';
import { useFreshFlows } from './use-fresh-flows.ts';
import { useLibraryCommands } from './use-library-commands.ts';

interface LibraryProps {
  /** What the server read with the page; null where it could not. */
  initial: FlowSummary[] | null;
  /** The server's clock when it did, so that both sides write the same words. */
  nowMs: number;
}

/** The library of flows: the first page. */
export function Library({ initial, nowMs }: LibraryProps) {
  const router = useRouter();
  const { flows, refresh, now } = useShownFlows(initial, nowMs);
  const state = useLibrary((s) => s.state);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<FlowOrder>('recent');
  const [creating, setCreating] = useState(false);
  const [refused, setRefused] = useState<RefusedFile[]>([]);
  const searchField = useRef<HTMLInputElement>(null);
  const fileField = useRef<HTMLInputElement>(null);

  const open = useCallback((page: string) => router.push(page), [router]);
  const create = useCallback(async () => {
    setCreating(true);
    const page = await newFlow();
    setCreating(false);
    if (page) open(page);
  }, [open]);
  const startCreate = useCallback(() => void create(), [create]);
  const chooseFiles = useCallback(() => fileField.current?.click(), []);
  const take = useCallback(
    (arrivals: Arrival[]) => {
      // What has arrived must not be hidden by an old search.
      setSearch('');
      void importFlows(arrivals, open).then(setRefused);
    },
    [open],
  );
  const hovering = useArrivals(take);
  useLibraryCommands({ create: startCreate, chooseFiles, open, search: searchField });

  const found = flows ? findFlows(flows, search, order) : null;
  const nothing = found !== null && found.own.length + found.samples.length === 0;
  const searching = search.trim() !== '';
  const createButton = (
    <Button variant="primary" icon={<Plus size={14} aria-hidden />} busy={creating} onClick={startCreate}>
      New flow
    </Button>
  );
  const importButton = (
    <Button icon={<FileUp size={14} aria-hidden />} onClick={chooseFiles}>
      Import
    </Button>
  );
  return (
    <div className="flex h-dvh flex-col">
      <LibraryBar />
      <main className="min-h-0 flex-1 overflow-y-auto" data-scope="library">
        <div className="mx-auto w-full max-w-[1240px] px-6 pt-6 pb-16">
          <div className="mb-6 flex flex-wrap items-center gap-2">
            <h1 className="mr-auto font-semibold text-[20px] tracking-[-0.01em]">Flows</h1>
            <SearchField
              ref={searchField}
              label="Search flows"
              value={search}
              onChange={setSearch}
              className="w-60"
            />
            <div className="w-32">
              <Select<FlowOrder>
                label="Order"
                value={order}
                onChange={setOrder}
                options={[
                  { value: 'recent', label: 'Last edited' },
                  { value: 'name', label: 'Name' },
                ]}
              />
            </div>
            {importButton}
            {createButton}
          </div>
          <LibraryNotice state={state} retry={refresh} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside */}
          <div
            className="flex flex-col gap-8"
            onKeyDown={(event) => {
              const link = event.target instanceof HTMLElement && event.target.closest('[data-flow-card] a');
              const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
              if (link && plain && moveFocus(event.target, event.key)) event.preventDefault();
            }}
          >
            {found === null ? (
              state.kind === 'loading' && (
                <p className="py-16 text-center text-muted">
                  <Spinner label="Reading the flows" />
                </p>
              )
            ) : nothing && searching ? (
              <EmptyState
                icon={<SearchX aria-hidden />}
                title={`No flow matches “${search.trim()}”`}
                actions={<Button onClick={() => setSearch('')}>Clear the search</Button>}
              >
                Names, descriptions and the names of actors are searched.
              </EmptyState>
            ) : (
              <>
                <FlowGroup
                  id="own-flows"
                  title="Your flows"
                  flows={found.own}
                  nowMs={now}
                  open={open}
                  empty={
                    searching ? null : (
                      <div className="rounded-xl border border-line-strong border-dashed">
                        <EmptyState
                          title="Nothing of your own yet"
                          actions={
                            <>
                              {importButton}
                              {createButton}
                            </>
                          }
                        >
                          Draw a flow, or drop one here as a file.
                          {found.samples.length > 0 ? ' The samples below run as they are.' : ''}
                        </EmptyState>
                      </div>
                    )
                  }
                />
                <FlowGroup id="sample-flows" title="Samples" flows={found.samples} nowMs={now} open={open} />
              </>
            )}
          </div>
        </div>
      </main>
      <input
        ref={fileField}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        aria-label="Files to import"
        onChange={async (event) => {
          const field = event.currentTarget;
          const arrivals = await readFiles(field.files ?? []);
          field.value = '';
          if (arrivals.length > 0) take(arrivals);
        }}
      />
      {hovering ? <DropHint /> : null}
      <ImportRefused refused={refused} onClose={() => setRefused([])} />
    </div>
  );
}

/** The list in the store, or the server's until the store has begun; and the focus that actions ask for. */
function useShownFlows(initial: FlowSummary[] | null, nowMs: number) {
  const stored = useLibrary((s) => s.flows);
  const begun = useLibrary((s) => s.state.kind === 'ready' || s.flows.length > 0);
  const refresh = useLibrary((s) => s.refresh);
  const focusOn = useLibrary((s) => s.focusOn);
  const now = useNow(20_000, true, nowMs);
  useEffect(() => {
    if (useLibrary.getState().state.kind === 'loading') useLibrary.getState().begin(initial);
  }, [initial]);
  useFreshFlows();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card may be drawn only once the list holds it
  useEffect(() => {
    if (focusOn !== null && focusCard(focusOn)) useLibrary.getState().focus(null);
  }, [focusOn, stored]);
  return { flows: begun ? stored : initial, refresh: () => void refresh(), now };
}

function DropHint() {
  return (
    <div className="pointer-events-none fixed inset-3 z-40 flex items-center justify-center rounded-2xl border-2 border-accent border-dashed bg-accent-soft/85">
      <p className="flex items-center gap-2 font-medium text-[15px] text-accent-text">
        <FileUp size={18} aria-hidden />
        Drop flows to import them
      </p>
    </div>
  );
}
