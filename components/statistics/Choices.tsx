'use client';
import { classes } from '@/components/ui/classes.ts';

/** A few words of which one is chosen: arrow keys go from one to the next. */
export function Choices<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly { value: V; label: string; disabled?: boolean; title?: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <fieldset className="flex rounded-md bg-field p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={classes(
            'flex h-5 cursor-default select-none items-center rounded px-2 text-xs has-focus-visible:outline-2 has-focus-visible:outline-accent',
            option.value === value
              ? 'bg-raised font-medium shadow-(--shadow-card)'
              : 'text-muted hover:text-ink',
            option.disabled && 'opacity-50',
          )}
        >
          <input
            type="radio"
            name={label}
            className="sr-only"
            disabled={option.disabled}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
