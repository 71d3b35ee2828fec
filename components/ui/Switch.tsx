'use client';
import { Switch as Primitive } from 'radix-ui';
import { useFieldLink } from './Field.tsx';
import { useReadOnly } from './read-only.ts';

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Accessible name where no Field gives one. */
  label?: string;
  disabled?: boolean;
}

export function Switch({ checked, onChange, label, disabled }: SwitchProps) {
  const link = useFieldLink();
  const readOnly = useReadOnly();
  return (
    <Primitive.Root
      id={link?.controlId}
      aria-label={label}
      aria-describedby={link?.noteId}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled || readOnly}
      className="relative my-1 h-[18px] w-8 shrink-0 rounded-full border border-control bg-field transition-colors disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Primitive.Thumb className="block size-3 translate-x-0.5 rounded-full bg-control transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-ink" />
    </Primitive.Root>
  );
}
