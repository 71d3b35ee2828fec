'use client';
import { SlidersHorizontal } from 'lucide-react';
import { Field } from '@/components/ui/Field.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Popover } from '@/components/ui/Popover.tsx';
import { PREVIEW_BYTES, useRunSettings } from './run-settings-store.ts';

/** How the next run is recorded. */
export function RunSettings() {
  const { previewBytes, setPreviewBytes } = useRunSettings();
  return (
    <Popover
      label="Run settings"
      align="end"
      className="w-72"
      trigger={
        <IconButton label="Run settings" size="small">
          <SlidersHorizontal aria-hidden />
        </IconButton>
      }
    >
      <Field
        label="Content kept"
        hint="Of each message in the trace. 0 keeps none; more makes larger traces. For the next run, in this browser."
      >
        <NumberField
          value={previewBytes}
          min={PREVIEW_BYTES.least}
          max={PREVIEW_BYTES.most}
          step={64}
          unit="bytes"
          onCommit={setPreviewBytes}
          className="[&_input]:pr-12"
        />
      </Field>
    </Popover>
  );
}
