'use client';
import { useEffect, useState } from 'react';
import { api } from '@/api/client.ts';
import type { KeptRuns } from '@/api/types.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Popover } from '@/components/ui/Popover.tsx';
import { toast } from '@/components/ui/toast.ts';
import { keptWords } from './kept-words.ts';
import { runsChanged } from './run-control.ts';

const GB = 1e9;

/** How many runs are kept, in words; a press opens the numbers. */
export function KeptRunsSettings() {
  const [kept, setKept] = useState<KeptRuns | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // The list above says so when the server does not answer.
    api.getKeptRuns().then(setKept, () => {});
  }, []);
  if (kept === null) return null;
  return (
    <Popover
      label="Which runs are kept"
      align="end"
      side="top"
      className="w-80"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="small" className="text-muted tabular-nums">
          {keptWords(kept)}
        </Button>
      }
    >
      <KeptRunsForm
        kept={kept}
        onSet={(next) => {
          setKept(next);
          setOpen(false);
          runsChanged();
        }}
      />
    </Popover>
  );
}

/** Nothing is cleared while somebody types: only a press on the button does. */
function KeptRunsForm({ kept, onSet }: { kept: KeptRuns; onSet: (kept: KeptRuns) => void }) {
  const [draft, setDraft] = useState(kept);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<KeptRuns>) => setDraft({ ...draft, ...part });
  const isChanged = Object.entries(draft).some(([key, value]) => kept[key as keyof KeptRuns] !== value);
  const save = async () => {
    setBusy(true);
    try {
      onSet(await api.setKeptRuns(draft));
    } catch (error) {
      toast('Nothing was changed', {
        kind: 'error',
        description: error instanceof Error ? error.message : String(error),
      });
      setBusy(false);
    }
  };
  return (
    <>
      <h2 className="mb-2.5 font-medium">Which runs are kept</h2>
      <div className="space-y-2.5">
        <Field label="Of each flow">
          <NumberField
            value={draft.perFlow ?? 0}
            min={0}
            max={1_000_000}
            step={10}
            unit="runs"
            onCommit={(runs) => change({ perFlow: runs === 0 ? null : runs })}
            className="[&_input]:pr-11"
          />
        </Field>
        <Field label="For">
          <NumberField
            value={draft.days ?? 0}
            min={0}
            max={100_000}
            step={1}
            unit="days"
            onCommit={(days) => change({ days: days === 0 ? null : days })}
            className="[&_input]:pr-11"
          />
        </Field>
        <Field label="All traces" hint="0: no limit.">
          <NumberField
            value={(draft.totalBytes ?? 0) / GB}
            min={0}
            max={1_000_000}
            step={1}
            unit="GB"
            whole={false}
            onCommit={(gb) => change({ totalBytes: gb === 0 ? null : Math.max(1e6, Math.round(gb * GB)) })}
            className="[&_input]:pr-9"
          />
        </Field>
      </div>
      <p className="mt-3 border-line border-t pt-2 text-muted text-xs leading-4">
        The oldest runs beyond this are cleared by themselves, in all flows. A run that goes on never is, nor
        the last run of a flow.
      </p>
      <div className="mt-2.5 flex justify-end">
        <Button size="small" disabled={!isChanged} busy={busy} onClick={() => void save()}>
          Set, and clear what is beyond
        </Button>
      </div>
    </>
  );
}
