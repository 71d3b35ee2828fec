'use client';
import { type NumberRange, parseNumber, steppedNumber } from './parse-number.ts';
import { useReadOnly } from './read-only.ts';
import { TextField } from './TextField.tsx';

export interface NumberFieldProps extends NumberRange {
  value: number;
  onCommit: (value: number) => void;
  /** Shown in the box after the number. */
  unit?: string;
  /** What an arrow key adds; with Shift ten times that. Default 1. */
  step?: number;
  label?: string;
  error?: string;
  disabled?: boolean;
  readOnly?: boolean;
  className?: string;
}

/** Takes the number on Enter, on leaving and on arrow keys; what cannot be taken stays in the box with the reason. */
export function NumberField({
  value,
  onCommit,
  unit,
  step = 1,
  min,
  max,
  whole = true,
  orZero,
  ...rest
}: NumberFieldProps) {
  const readOnly = useReadOnly();
  const range = { min, max, whole, orZero };
  const take = (text: string) => {
    const read = parseNumber(text, range);
    if ('value' in read && read.value !== value) onCommit(read.value);
  };
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      role="spinbutton"
      aria-valuenow={value}
      aria-valuemin={orZero ? 0 : min}
      aria-valuemax={max}
      value={String(value)}
      onCommit={take}
      check={(text) => {
        const read = parseNumber(text, range);
        return 'error' in read ? read.error : null;
      }}
      trailing={unit}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        if (readOnly || rest.readOnly || rest.disabled) return;
        event.preventDefault();
        const read = parseNumber(event.currentTarget.value, { whole });
        const from = 'value' in read ? read.value : value;
        const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
        const to = steppedNumber(from, by, range);
        if (to !== value) onCommit(to);
      }}
    />
  );
}
