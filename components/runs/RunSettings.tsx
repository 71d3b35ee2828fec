'use client';
import { SlidersHorizontal } from 'lucide-react';
import { Field } from '@/components/ui/Field.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Popover } from '@/components/ui/Popover.tsx';
import { Select } from '@/components/ui/Select.tsx';
import {
  type ChosenRunSettings,
  LIMIT_BYTES,
  MEMORY_BYTES,
  PREVIEW_BYTES,
  STATE_MS,
  useRunSettings,
} from './run-settings-store.ts';

const contents = [
  { value: 'headers', label: 'Headers only', hint: 'Who, when and through which queue; no content.' },
  { value: 'previews', label: 'Previews', hint: 'The first bytes of each message.' },
  { value: 'whole', label: 'Whole messages', hint: 'All of each, up to 256 KiB. Makes large traces.' },
] as const satisfies { value: ChosenRunSettings['content']; label: string; hint: string }[];

const parts = [
  { value: 'last', label: 'Keep the last part', hint: 'The oldest goes while the run goes on.' },
  { value: 'first', label: 'Keep the first part', hint: 'Recording ends there; the run goes on.' },
] as const satisfies { value: ChosenRunSettings['keep']; label: string; hint: string }[];

type States = 'never' | 'each' | 'every';
const states = [
  { value: 'never', label: 'Not recorded' },
  { value: 'each', label: 'After each message' },
  { value: 'every', label: 'Every so often', hint: 'After a message, when some time has passed.' },
] as const satisfies { value: States; label: string; hint?: string }[];

const MB = 1e6;

/** What the next run records, and what it may hold. */
export function RunSettings() {
  const { settings, change } = useRunSettings();
  const { content, previewBytes, limitBytes, keep, stateEveryMs, memoryBytes } = settings;
  const state: States = stateEveryMs === null ? 'never' : stateEveryMs === 0 ? 'each' : 'every';
  return (
    <Popover
      label="Settings of the next run"
      className="w-80"
      trigger={
        <IconButton label="Settings of the next run">
          <SlidersHorizontal aria-hidden />
        </IconButton>
      }
    >
      <h2 className="mb-2.5 font-medium">What the next run records</h2>
      <div className="space-y-2.5">
        <Field label="Messages">
          <Select
            value={content}
            options={[...contents]}
            onChange={(next) => change({ content: next })}
            className="w-full"
          />
        </Field>
        {content === 'previews' ? (
          <Field label="Of each">
            <NumberField
              value={previewBytes}
              min={PREVIEW_BYTES.least}
              max={PREVIEW_BYTES.most}
              step={64}
              unit="bytes"
              onCommit={(bytes) => change({ previewBytes: bytes })}
              className="[&_input]:pr-12"
            />
          </Field>
        ) : null}
        <Field label="Actors’ state">
          <Select
            value={state}
            options={[...states]}
            onChange={(next) =>
              change({ stateEveryMs: { never: null, each: 0, every: STATE_MS.usual }[next] })
            }
            className="w-full"
          />
        </Field>
        {state === 'every' ? (
          <Field label="Every">
            <NumberField
              value={stateEveryMs ?? STATE_MS.usual}
              min={1}
              max={STATE_MS.most}
              step={50}
              unit="ms"
              onCommit={(ms) => change({ stateEveryMs: ms })}
              className="[&_input]:pr-9"
            />
          </Field>
        ) : null}
        <Field
          label="Trace limit"
          hint={limitBytes === null ? 'It grows as long as the run.' : '0 is no limit.'}
        >
          <NumberField
            value={(limitBytes ?? 0) / MB}
            min={0}
            max={LIMIT_BYTES.most / MB}
            step={100}
            unit="MB"
            onCommit={(mb) => change({ limitBytes: mb === 0 ? null : mb * MB })}
            className="[&_input]:pr-10"
          />
        </Field>
        {limitBytes === null ? null : (
          <Field label="Beyond that">
            <Select
              value={keep}
              options={[...parts]}
              onChange={(next) => change({ keep: next })}
              className="w-full"
            />
          </Field>
        )}
      </div>
      <h2 className="mt-3 mb-2.5 border-line border-t pt-3 font-medium">What it may hold</h2>
      <Field
        label="Memory"
        hint={
          memoryBytes === null
            ? 'Three quarters of the machine’s. A run that holds more ends as failed.'
            : 'A run that holds more ends as failed. 0: three quarters of the machine’s.'
        }
      >
        <NumberField
          value={(memoryBytes ?? 0) / MB}
          min={MEMORY_BYTES.least / MB}
          max={MEMORY_BYTES.most / MB}
          orZero
          step={100}
          unit="MB"
          onCommit={(mb) => change({ memoryBytes: mb === 0 ? null : mb * MB })}
          className="[&_input]:pr-10"
        />
      </Field>
      <p className="mt-3 border-line border-t pt-2 text-muted text-xs leading-4">
        Kept in this browser, for all flows. The program does the same whatever is recorded.
      </p>
    </Popover>
  );
}
